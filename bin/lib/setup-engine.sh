# bin/setup's part for the engine: there, running, and open to who works here. Sourced.

# An engine that exists, even if it is closed or stopped, needs no package. A configured engine is the user's own.
want_engine() {
    local state
    state=$(engine_state)
    case $state in
        answers) say "engine: $(docker version --format '{{.Server.Version}}') at $DOCKER_HOST" ;;
        denied) say "engine: at $DOCKER_HOST, not open to $(id -un)" ;;
        *)
            [ "$DOCKER_HOST" = unix:///var/run/docker.sock ] ||
                fail "no engine answers at $DOCKER_HOST: start it, or unset DOCKER_HOST and 'docker context use default'"
            refresh_packages
            command -v dockerd >/dev/null || want engine docker.io iptables
            # In Debian 13 the docker command is a separate package, elsewhere it is part of docker.io.
            if [ "$state" = no-client ] && offered docker-cli; then want "docker command" docker-cli; fi
            ;;
    esac
}

want_compose() {
    if find_compose; then
        say "Docker Compose: $found_compose"
    else
        refresh_packages
        want "Docker Compose" "$(first_offered docker-compose-plugin docker-compose-v2 docker-compose || echo docker-compose)"
    fi
}

engine_runs() { grep -qsx dockerd /proc/[0-9]*/comm; }
engine_answers_root() { as_root env DOCKER_HOST="$DOCKER_HOST" docker version >/dev/null 2>&1; }
engine_answers_or_ended() { engine_answers_root || ! engine_runs; }

start_engine() {
    [ "$(engine_state)" = silent ] || return 0
    local log=/var/log/dockerd.log
    if [ -d /run/systemd/system ]; then
        say "starting the engine by systemd"
        as_root systemctl start docker || true
    elif ! engine_runs; then
        say "starting dockerd, its log is $log"
        as_root sh -c "setsid dockerd >$log 2>&1 </dev/null &"
        await 5 engine_runs || true
    fi
    await 60 engine_answers_or_ended && engine_answers_root && return
    { as_root journalctl --unit docker --lines 3 --output cat || as_root tail -n 3 "$log"; } 2>/dev/null | sed 's/^/  dockerd | /' >&2
    fail "the engine does not start, see above and 'journalctl -u docker' or $log: fix it, then run bin/setup again"
}

# Members of this group can become root, so say it. gpasswd also accepts users who are not in /etc/passwd.
join_group() {
    local user group state
    user=$(id -un)
    if [ "$user" = root ]; then user=$(checkout_owner); fi
    state=$(engine_state)
    [ "$user" != root ] && [ "$DOCKER_HOST" = unix:///var/run/docker.sock ] || return 0
    [ "$(id -u)" = 0 ] || [ "$state" = denied ] || return 0
    group=$(engine_group)
    [ "$group" != root ] || fail "/var/run/docker.sock belongs to root alone: give it a group, or run a rootless engine"
    if [[ " $(id -nG "$user") " != *" $group "* ]]; then
        as_root gpasswd --add "$user" "$group" >/dev/null
        say "$user is in the group $group now, from the next login on: its members can do with this machine what root can"
    fi
    [ "$state" != denied ] || enter_group "$@"
}
