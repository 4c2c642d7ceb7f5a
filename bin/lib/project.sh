# Finds the Compose project of this folder. Sourced.

# The passwords in this folder are those of the project's data. So the project's name is kept beside them, and moves with the
# folder, whose path is the second line.
PROJECT_FILE=secrets/project
HERE=$(pwd -P)

# The folder's name in Compose's characters, and a hash of its path.
folder_project() {
    local name
    name=$(basename "$HERE" | tr '[:upper:]' '[:lower:]' | tr -cs 'a-z0-9\n' '-' | sed 's/^-//; s/-$//')
    printf '%s-%08x' "${name:-stack}" "$(printf %s "$HERE" | cksum | cut -d ' ' -f 1)"
}

# Until 0.1 every folder's project was 'quintet'; what its first start wrote into .env tells whose it was.
earlier_project() {
    if [ "$(project_folders quintet)" = "$HERE" ]; then
        echo quintet
    elif [ -z "$(project_folders quintet)" ] && [ -n "$(COMPOSE_PROJECT_NAME=quintet project_volumes)" ] &&
        grep -qs POSTGRES_PASSWORD .env; then
        echo quintet
    fi
}

# $1: a folder
kept_project() { head -n 1 "$1/$PROJECT_FILE" 2>/dev/null || true; }

keep_project() {
    (umask 077 && mkdir -p "$(dirname "$PROJECT_FILE")")
    # On a full disk, what was there stays.
    printf '%s\n' "$COMPOSE_PROJECT_NAME" "$HERE" >"$PROJECT_FILE.new" && mv "$PROJECT_FILE.new" "$PROJECT_FILE" ||
        fail "$PROJECT_FILE cannot be written, see above"
}

# The folder that this one was copied from, with the name of the project, whose data it has even where it does not run.
copied_folder() {
    local folder
    folder=$(sed -n 2p "$PROJECT_FILE" 2>/dev/null) || return 0
    if [ -n "$folder" ] && [ "$(kept_project "$folder")" = "$COMPOSE_PROJECT_NAME" ]; then echo "$folder"; fi
}

# $1: the name that the settings give, if any
choose_project() {
    COMPOSE_PROJECT_NAME=$1
    [ -n "$COMPOSE_PROJECT_NAME" ] || COMPOSE_PROJECT_NAME=$(kept_project .)
    if [ -z "$COMPOSE_PROJECT_NAME" ]; then
        COMPOSE_PROJECT_NAME=$(earlier_project)
        if [ -n "$COMPOSE_PROJECT_NAME" ]; then
            say "going on with the stack and the data of the project '$COMPOSE_PROJECT_NAME', which an earlier bin/up made here"
        else
            COMPOSE_PROJECT_NAME=$(folder_project)
        fi
    fi
    [[ $COMPOSE_PROJECT_NAME =~ ^[a-z0-9][a-z0-9_-]*$ ]] ||
        fail "COMPOSE_PROJECT_NAME is '$COMPOSE_PROJECT_NAME', it must be of small letters, digits, - and _, and begin with a letter or digit"
    export COMPOSE_PROJECT_NAME
}

# The project of the last start, which has its settings. A line of .env that Compose cannot read, and would show, is no reason not to
# stop it.
current_project() {
    export ENV_FILE=bin/lib/no-settings.env
    choose_project "${COMPOSE_PROJECT_NAME:-}"
}

# The folders from which a project's containers were started.
project_folders() {
    docker ps --all --filter "label=com.docker.compose.project=$1" --format '{{.Label "com.docker.compose.project.working_dir"}}' | sort -u
}

project_volumes() { docker volume ls --quiet --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME"; }

# Whether a folder is known not to exist; one in the closed home of another user may exist unseen.
is_gone() {
    local above=$1
    [ ! -d "$1" ] || return 1
    until [ -d "$above" ]; do above=$(dirname "$above"); done
    [ -x "$above" ]
}

# A folder that no longer exists was moved here.
check_owner() {
    local folder
    while read -r folder; do
        [ -z "$folder" ] || [ "$folder" = "$HERE" ] || is_gone "$folder" ||
            fail "the stack '$COMPOSE_PROJECT_NAME' belongs to $folder, and is not touched: go there, or choose another name with COMPOSE_PROJECT_NAME=…"
    done < <(project_folders "$COMPOSE_PROJECT_NAME" && copied_folder)
}

# Container names are unique in an engine.
check_names() {
    local service name owner folder
    [[ $CONTAINER_PREFIX =~ ^([a-zA-Z0-9][a-zA-Z0-9_.-]*)?$ ]] ||
        fail "CONTAINER_PREFIX is '$CONTAINER_PREFIX', it must be of letters of ASCII, digits and _ . -, and begin with a letter or digit"
    for service in $STACK_SERVICES; do
        name=$CONTAINER_PREFIX$service
        owner=$(docker inspect --format '{{index .Config.Labels "com.docker.compose.project"}}' "$name" 2>/dev/null) || continue
        [ "$owner" != "$COMPOSE_PROJECT_NAME" ] || continue
        folder=$(docker inspect --format '{{index .Config.Labels "com.docker.compose.project.working_dir"}}' "$name")
        fail "there is a container '$name' already, of ${folder:-another project}: stop it there (bin/up down), or run both, with CONTAINER_PREFIX=second- and ports of its own"
    done
}
