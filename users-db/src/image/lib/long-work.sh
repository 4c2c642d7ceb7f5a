# Shared by backup and restore. Sourced.

program=${0##*/}
# shellcheck source=settings.sh
. /usr/local/lib/users-db/settings.sh
connection=(--host=/run/postgresql --username="$POSTGRES_USER")
export PGPASSWORD=$POSTGRES_PASSWORD

ask() { psql "${connection[@]}" --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }

volume=${PGDATA:-/var/lib/postgresql/data}
takes_room=
# N: opens a file without a name as descriptor N. It vanishes with this process. It is on the volume, because /tmp is memory.
open_unnamed() {
    local file
    takes_room=yes
    file=$(mktemp --tmpdir="$volume" "$program.XXXXXX")
    eval "exec $1<>\"\$file\""
    rm "$file"
}

# Sets `free`, and `left`, which PostgreSQL must keep: it ends where its disk is full. In MB.
measure_room() {
    local size
    read -r size free < <(df --block-size=1M --output=size,avail "$volume" | tail -n 1)
    left=$((size < 2560 ? size / 10 : 256))
}

# COMMAND…: runs it so that it always ends with this process.
tied() { exec setpriv --pdeathsig KILL "$@"; }

said=
# PID COMMAND…: waits for a process, and prints the output of the command, its progress, every five seconds. Ends the process if
# it would take the last of the volume.
follow() {
    local pid=$1 ends
    shift
    ends=$((SECONDS + 5))
    while kill -0 "$pid" 2>/dev/null; do
        [ -z "$takes_room" ] || measure_room
        if [ -n "$takes_room" ] && [ "$free" -lt "$left" ]; then
            kill "$pid" 2>/dev/null || true
            wait "$pid" || true
            echo "$program: stopped, because the volume has less than $left MB left, which PostgreSQL needs: $way_out" >&2
            return 1
        fi
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
