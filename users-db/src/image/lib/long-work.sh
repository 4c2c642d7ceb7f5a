# Shared by backup and restore. Sourced.

program=${0##*/}
# shellcheck source=settings.sh
. /usr/local/lib/users-db/settings.sh
connection=(--host=/run/postgresql --username="$POSTGRES_USER")
export PGPASSWORD=$POSTGRES_PASSWORD

ask() { psql "${connection[@]}" --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }

# N: opens a file without a name as descriptor N. It vanishes with this process. It is on the volume, because /tmp is memory.
open_unnamed() {
    local file
    file=$(mktemp --tmpdir="${PGDATA:-/var/lib/postgresql/data}" "$program.XXXXXX")
    eval "exec $1<>\"\$file\""
    rm "$file"
}

# COMMAND…: runs it so that it always ends with this process.
tied() { exec setpriv --pdeathsig KILL "$@"; }

said=
# PID COMMAND…: waits for a process, and prints the output of the command, its progress, every five seconds.
follow() {
    local pid=$1 ends
    shift
    ends=$((SECONDS + 5))
    while kill -0 "$pid" 2>/dev/null; do
        if [ "$SECONDS" -ge "$ends" ]; then
            ends=$((SECONDS + 5))
            # shellcheck disable=SC2034  # restore asks for it
            said=yes
            [ -n "${quiet:-}" ] || echo "$program: $("$@" 2>/dev/null || true)" >&2
        fi
        sleep 0.2
    done
    wait "$pid"
}
