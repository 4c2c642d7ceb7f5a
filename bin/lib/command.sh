# What every command begins with: it stands in the project's folder, and says who speaks. Sourced.
set -euo pipefail
# Java takes the bytes of a file's name by it.
export LC_ALL=C.UTF-8
# An ordinary user's PATH of Debian lacks where dockerd and iptables are.
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

# The comment that a command opens with is its help.
help() { awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$command_file"; }
misused() {
    help >&2
    exit 2
}
case ${1:-} in -h | --help) help && exit ;; esac

. bin/lib/machine.sh
