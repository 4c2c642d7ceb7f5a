# Finds the data. Sourced. A new cluster is never created beside existing data.

# Sets `data` to the folder of the cluster, and `fresh` to yes if there is none yet.
locate() {
    local folder=${PGDATA:-/var/lib/postgresql/data}
    fresh=
    # The engine mounts a volume of its own below, which would hide this one.
    [ -n "${PGDATA:-}" ] || ! mountpoint --quiet /var/lib/postgresql ||
        fail "a volume is mounted at /var/lib/postgresql, it must be at /var/lib/postgresql/data, or PGDATA must name the folder with the data"
    local mine
    for mine in "$folder" "$folder/pgdata"; do
        [ ! -d "$mine" ] || { [ -r "$mine" ] && [ -x "$mine" ]; } ||
            fail "$mine belongs to user $(stat --format=%u "$mine"), and user $(id -u) cannot read it: $(give "$folder")"
    done
    local at_root='' below=''
    [ ! -e "$folder/PG_VERSION" ] || at_root=yes
    [ ! -e "$folder/pgdata/PG_VERSION" ] || below=yes
    case $at_root,$below in
        yes,yes) fail "there are two clusters, in $folder and in $folder/pgdata: set PGDATA to one of them, and move the other away" ;;
        yes,) data=$folder ;;
        ,yes) data=$folder/pgdata ;;
        ,)
            data=$(place_for_a_new_one "$folder")
            fresh=yes
            ;;
    esac
    [ -n "$fresh" ] || check_cluster "$data"
}

# PostgreSQL sees no process of another container, and two servers would destroy the data. Held until the last process ends. A file
# system that knows no locks goes without.
lock() {
    local folder=${PGDATA:-/var/lib/postgresql/data}
    [ -d "$folder" ] || folder=${folder%/*}
    exec 9<"$folder"
    flock --nonblock --conflict-exit-code 75 9 2>/dev/null || [ $? != 75 ] ||
        fail "another container is using the data in this volume: stop it, two servers would destroy the data"
}

# In MB, as far as the file system says.
room() { df --block-size=1M --output=avail "${PGDATA:-/var/lib/postgresql/data}" 2>/dev/null | sed -n 's/^ *\([0-9]*\)$/\1/p'; }

# For the end of a start. PostgreSQL says so in many lines, and what it gives up leaves the room that it lacked.
say_if_full() {
    local status=$? left needs=16
    left=$(room)
    if [ -n "${fresh:-}" ]; then left=$room_at_first needs=100; fi
    [ "$status" = 0 ] || [ "${left:-$needs}" -ge "$needs" ] ||
        echo "users-db: the volume has less than $needs MB left, which PostgreSQL needs to start: give it more room" >&2
}

give() { echo "docker run --rm --user 0 --entrypoint chown --volume VOLUME:$1 IMAGE -R $(id -u) $1"; }

# Leftovers of an interrupted users-db, and entries of the file system itself, are not data.
place_for_a_new_one() {
    local folder=$1 found
    found=$(find "$folder" -mindepth 1 -maxdepth 1 ! -name unfinished ! -name lost+found ! -name 'backup.??????' ! -name 'restore.??????' \
        -printf '%f\n' 2>/dev/null | sort | head -n 5 | paste --serial --delimiters=' ')
    [ -z "$found" ] || refuse_other_layout "$folder" "$found"
    [ ! -d "$folder" ] || [ -w "$folder" ] ||
        fail "$folder belongs to user $(stat --format=%u "$folder"), and user $(id -u) cannot write to it: $(give "$folder")"
    if [ -n "${PGDATA:-}" ] && ! mountpoint --quiet "$folder"; then echo "$folder"; else echo "$folder/pgdata"; fi
}

refuse_other_layout() {
    local cluster
    cluster=$(find "$1" -maxdepth 4 -name PG_VERSION ! -path '*/base/*' -printf '%h\n' -quit 2>/dev/null)
    [ -z "$cluster" ] || check_version "$cluster"
    fail "$1 is not empty ($2), and no cluster of PostgreSQL is at its root or in pgdata${cluster:+, but one in $cluster}: ${cluster:+name that folder in PGDATA, or }mount an empty volume"
}

check_version() {
    local version
    version=$(cat "$1/PG_VERSION" 2>/dev/null) || fail "$1/PG_VERSION cannot be read by user $(id -u): $(give "$1")"
    [ "$version" = 17 ] ||
        fail "the data is of PostgreSQL ${version:-without a version}, it must be of 17: dump it with $version (pg_dumpall), start with an empty volume, and restore"
}

check_cluster() {
    check_version "$1"
    local owner
    owner=$(stat --format=%u "$1")
    [ "$owner" = "$(id -u)" ] || fail "the data belongs to user $owner, it must belong to user $(id -u): $(give "$1")"
    [ -s "$1/global/pg_control" ] ||
        fail "the cluster in $1 is not complete, it has no global/pg_control: restore a backup into an empty volume"
    # An orchestrator may make a volume writable for a group, which PostgreSQL refuses.
    chmod g-w,o= "$1"
}
