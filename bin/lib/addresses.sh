# Where the stack is published. Sourced.

# Taken ones are found before anything is built or started, so that nothing is left half started.
check_ports() {
    check_port NGINX_PORT "$NGINX_PORT" nginx
    [ -z "$TLS_FOLDER" ] || check_port NGINX_TLS_PORT "$NGINX_TLS_PORT" nginx
    check_port CLIENT_PORT "$CLIENT_PORT" web-service
    check_port SWAGGER_PORT "$SWAGGER_PORT" swagger
    check_port USERS_DB_PORT "$USERS_DB_PORT" users-db
    [ -z "$catches_mail" ] || check_port MAIL_PORT "$MAIL_PORT" mail
}

checked_ports=()
check_port() {
    local variable=$1 port=${2##*:} host=${2%"${2##*:}"} service=$3 other
    host=${host%:} host=${host#[} host=${host%]}
    [[ $2 =~ ^(([0-9.]+|\[[0-9A-Fa-f:.]+\]):)?[0-9]{1,5}$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] ||
        fail "$variable is '$2', it must be a port, or an address and a port: 127.0.0.1:8081"
    for other in ${checked_ports[@]+"${checked_ports[@]}"}; do
        ! same_port "$2" "${other#*=}" || fail "$variable is '$2', and so is ${other%%=*}: each needs a port of its own"
    done
    checked_ports+=("$variable=$2")
    # Ours already: an update.
    [ -z "$(docker ps --quiet --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" \
        --filter "label=com.docker.compose.service=$service" --filter "publish=$port")" ] || return 0
    case $host in '' | 0.0.0.0) host=127.0.0.1 ;; ::) host=::1 ;; esac
    ! (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null ||
        fail "port $port, for $service, is taken: free it, or choose another with $variable=…"
}

# Whether two ports, each with an address in front or not, cannot both be listened on.
same_port() {
    local host other_host
    [ "$((10#${1##*:}))" = "$((10#${2##*:}))" ] || return 1
    host=${1%"${1##*:}"} other_host=${2%"${2##*:}"}
    case $host in '' | 0.0.0.0: | "[::]:" | "$other_host") return ;; esac
    case $other_host in '' | 0.0.0.0: | "[::]:") return ;; *) return 1 ;; esac
}

# What to type into a browser on this machine.
gateway_address() {
    if [ -n "$TLS_FOLDER" ]; then address_of "$NGINX_TLS_PORT" https :443; else address_of "$NGINX_PORT"; fi
}

# $1: a port, with an address in front or not, $2: its scheme, $3: what need not be typed
address_of() {
    local address=$1 scheme=${2:-http} byDefault=${3:-:80}
    case $address in
        0.0.0.0:* | *::]:*) address=localhost:${address##*:} ;;
        *:*) ;;
        *) address=localhost:$address ;;
    esac
    echo "$scheme://${address%"$byDefault"}"
}
