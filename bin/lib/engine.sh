# Finds the container engine once: DOCKER_HOST, else the context of the docker command, else the first of the usual sockets. As
# DOCKER_HOST it is the same for docker, Compose, Jib, docker-maven-plugin and Testcontainers. Sourced; bin/lib/engine tells
# Maven.

usual_sockets() {
    printf '%s\n' /var/run/docker.sock "${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/docker.sock" "${HOME:-}"/.docker/run/docker.sock \
        "${HOME:-}"/.docker/desktop/docker.sock "${HOME:-}"/.colima/default/docker.sock "${HOME:-}"/.rd/docker.sock
}

find_engine() {
    [ -z "${DOCKER_HOST:-}" ] || return 0
    local host='' certificates='' socket
    if command -v docker >/dev/null; then
        host=$(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null) || host=
        certificates=$(docker context inspect --format '{{.Storage.TLSPath}}' 2>/dev/null)/docker || certificates=
    fi
    if [ -z "$host" ] || [ "$host" = unix:///var/run/docker.sock ]; then
        host=unix:///var/run/docker.sock
        while read -r socket; do
            [ -S "$socket" ] || continue
            host=unix://$socket
            break
        done < <(usual_sockets)
    fi
    if [ -e "$certificates/ca.pem" ]; then export DOCKER_CERT_PATH=$certificates DOCKER_TLS_VERIFY=1; fi
    export DOCKER_HOST=$host
    unset DOCKER_CONTEXT
}

# answers, denied (it runs, but this user may not use it), silent, or no-client
engine_state() {
    local said
    command -v docker >/dev/null || { echo no-client && return; }
    if said=$(docker version --format '{{.Server.Version}}' 2>&1); then
        echo answers
    else
        case $said in *"permission denied"*) echo denied ;; *) echo silent ;; esac
    fi
}

# The group that may use its socket.
engine_group() { stat -c %G "${DOCKER_HOST#unix://}"; }

# One line about what is wrong with the engine, and what to do.
engine_trouble() {
    case $1 in
        no-client) echo "no docker command: run bin/setup, or install Docker" ;;
        denied) echo "the engine at $DOCKER_HOST may not be used by $(id -un): run bin/setup, or join the group $(engine_group)" ;;
        silent) echo "no engine answers at $DOCKER_HOST: run bin/setup, or start yours" ;;
    esac
}

# Compose is a plugin of the docker command on newer systems, a program of its own on older ones.
compose_command() {
    if [ -n "${found_compose:-}" ]; then
        echo "$found_compose"
    elif docker compose version >/dev/null 2>&1; then
        echo "docker compose"
    elif docker-compose version >/dev/null 2>&1; then
        echo docker-compose
    else
        return 1
    fi
}

# Finds it once for this command and those that it runs, because an older one takes a second to say that it is there.
find_compose() {
    found_compose=$(compose_command) || return
    export found_compose
}

# Compose with the settings of the environment and of .env, or of the file in $ENV_FILE.
compose() {
    local file=${ENV_FILE:-.env} option=()
    [ ! -e "$file" ] || option=(--env-file "$(realpath "$file")")
    # Word splitting is intended.
    # shellcheck disable=SC2046
    $(compose_command) ${option[@]+"${option[@]}"} "$@"
}

find_engine
