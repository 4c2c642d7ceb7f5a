# Starts and stops the stack of compose.yaml as the Compose project $COMPOSE_PROJECT_NAME. Sourced, from the project's folder.

. bin/lib/services.sh

STACK_SERVICES=$(service_containers)

stack_compose() {
    compose --project-directory "$(pwd -P)" --project-name "$COMPOSE_PROJECT_NAME" \
        --file compose.yaml ${TLS_FOLDER:+--file compose.tls.yaml} ${STACK_SENDS_MAIL:+--file compose.smtp.yaml} \
        ${STACK_CATCHES_MAIL:+--file compose.mail.yaml} "$@"
}

# Removes containers and network; with --volumes also the volumes. Shows the output of Compose if it fails.
stack_down() {
    local said
    said=$(stack_compose down --remove-orphans --timeout 10 "$@" 2>&1) || {
        tail -n 3 <<<"$said" | sed 's/^/  compose | /' >&2
        return 1
    }
}

# From the next start on, all mail goes to a container of the stack.
catch_mail() {
    bin/lib/mail-catcher
    STACK_SENDS_MAIL=
    STACK_CATCHES_MAIL=yes
    MAIL_IMAGE=${BASE_IMAGE:-$(pom_property image.base)}
    STACK_ADDRESS=$(gateway_address)
    export STACK_CATCHES_MAIL MAIL_IMAGE STACK_ADDRESS
}

stack_containers() { docker ps --all --quiet --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME"; }

stack_container() {
    docker ps --all --quiet --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" --filter "label=com.docker.compose.service=$1"
}

# running, exited… of a container, and the health of one that runs
stack_state() {
    [ -n "$1" ] || { echo gone && return; }
    docker inspect --format '{{.State.Status}}{{if and .State.Running .State.Health}} {{.State.Health.Status}}{{end}}' "$1" 2>/dev/null || echo gone
}

# How often the engine has restarted each container.
stack_restarts() {
    local containers
    containers=$(stack_containers)
    # Word splitting is intended.
    # shellcheck disable=SC2086
    [ -z "$containers" ] || docker inspect --format '{{.Id}} {{.RestartCount}}' $containers 2>/dev/null || true
}

# $1: what stack_restarts said before, $2: how often at least, $3: a container, or any where that is empty
stack_keeps_ending() {
    local container count
    while read -r container count; do
        if [[ $container == "$3"* ]] && [ "$count" -ge "$2" ] && [[ $1 != *"$container $count"* ]]; then return; fi
    done < <(stack_restarts)
    return 1
}

# Starts what does not run, replaces what has changed, and returns when all are healthy. If one does not become healthy, names it,
# shows its last lines, and fails. $1: a file for what Compose says.
stack_start() {
    local log=$1 wait='' compose before
    before=$(stack_restarts)
    [[ $(stack_compose up --help 2>&1) != *" --wait "* ]] || wait=--wait
    stack_compose up --detach --remove-orphans $wait >"$log" 2>&1 &
    compose=$!
    # It goes on by itself else, where somebody ends this.
    # shellcheck disable=SC2064
    trap "kill $compose 2>/dev/null || true" EXIT
    # Compose waits forever for a container that keeps restarting.
    while kill -0 $compose 2>/dev/null; do
        if stack_keeps_ending "$before" 2 ""; then kill $compose 2>/dev/null || true; fi
        sleep 0.5
    done
    trap - EXIT
    wait $compose && stack_await_health && return
    stack_explain "$log" "$before"
    return 1
}

# The engine's health checks have a limit, so this ends.
stack_await_health() {
    local service container
    for service in $STACK_SERVICES; do
        container=$(stack_container "$service")
        while :; do
            case $(stack_state "$container") in
                "running healthy") break ;;
                "running starting") sleep 0.2 ;;
                *) return 1 ;;
            esac
        done
    done
}

# $1: what Compose said, $2: what stack_restarts said before
stack_explain() {
    local service container state blamed=''
    for service in $STACK_SERVICES; do
        container=$(stack_container "$service")
        [ -n "$container" ] || continue
        state=$(stack_state "$container")
        if stack_keeps_ending "$2" 1 "$container"; then state="ending again and again"; fi
        case $state in
            "running healthy" | "running starting" | created) ;;
            *)
                blamed=yes
                echo "stack: $service did not become healthy, it is $state; its last lines:" >&2
                docker logs --tail 10 "$container" 2>&1 | sed "s/^/  $service | /" >&2
                ;;
        esac
    done
    [ -n "$blamed" ] || {
        echo "stack: Compose could not start it:" >&2
        tail -n 5 "$1" | sed 's/^/  compose | /' >&2
    }
}

# $1: a folder for the logs, a file a container
stack_save_logs() {
    local service container
    mkdir -p "$1"
    for service in $STACK_SERVICES; do
        container=$(stack_container "$service")
        [ -z "$container" ] || docker logs --timestamps "$container" >"$1/$service.log" 2>&1
    done
}
