# The beginning of every command: goes to the project's folder, and prefixes messages with the command's name. Sourced.
set -euo pipefail
# Java decodes file names by this locale.
export LC_ALL=C.UTF-8
# On Debian, an ordinary user's PATH lacks the folder of dockerd and iptables.
PATH=$PATH:/usr/sbin:/sbin
# Services and cron may have none.
if [ -z "${HOME:-}" ]; then
    unset HOME
    export HOME=~
fi

: "${command_name:=${0##*/}}"
command_file=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)/${0##*/}
CDPATH='' cd -P -- "$(dirname "${BASH_SOURCE[0]}")/../.."

say() { printf '%s: %s\n' "$command_name" "$*"; }
fail() {
    printf '%s: %s\n' "$command_name" "$*" >&2
    exit 1
}

# The first comment of a command is its help.
help() { awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$command_file"; }
misused() {
    help >&2
    exit 2
}
case ${1:-} in -h | --help) help && exit ;; esac

. bin/lib/machine.sh
