# The settings, as Compose reads them from the environment and .env: it starts a container with them, which says what it got.
# Nobody else reads .env. Sourced.

SETTINGS_FOLDER=$(pwd -P)/bin/lib/settings

# $1: what the container is to do
settings_container() {
    local said env_file=()
    said=$(mktemp)
    [ ! -e .env ] || env_file=(--env-file "$(pwd -P)/.env")
    # Its project is 'settings', the folder's name, unless the settings name one.
    SETTINGS_IMAGE=${BASE_IMAGE:-$(pom_property image.base)} \
        $(compose_command) --project-directory "$SETTINGS_FOLDER" "${env_file[@]+"${env_file[@]}"}" \
        --file "$SETTINGS_FOLDER/compose.yaml" run --rm -T settings "$1" 2>"$said" </dev/null || {
        tail -n 3 "$said" | sed 's/^/  compose | /' >&2
        rm -f "$said"
        fail "Compose cannot take the settings of the environment and .env, see above"
    }
    rm -f "$said"
}

read_settings() {
    local settings
    make_secrets_folder
    settings=$(settings_container show)
    eval "$settings"
    [ "$COMPOSE_PROJECT_NAME" != settings ] || COMPOSE_PROJECT_NAME=
    # A path that does not begin with a dot would be the name of a volume.
    case $TLS_FOLDER in '' | /*) ;; *) TLS_FOLDER=$(pwd -P)/$TLS_FOLDER ;; esac
    [ -z "$TLS_FOLDER" ] || [ -d "$TLS_FOLDER" ] || fail "TLS_FOLDER is '$TLS_FOLDER', it must be a folder with tls.crt and tls.key"
    : "${HTTPS_PORT:=${NGINX_TLS_PORT##*:}}"
    export TLS_FOLDER HTTPS_PORT
}

make_secrets_folder() {
    mkdir -p secrets
    chmod 700 secrets
}

random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

# The password is in the data, so it must outlive the containers.
write_secrets() {
    local name
    for name in POSTGRES_PASSWORD SECRET_KEY; do
        [ -z "${!name}" ] || continue
        [ $name = SECRET_KEY ] || [ -z "$(project_volumes)" ] ||
            fail "POSTGRES_PASSWORD is not set, but there is data that has one: put it into .env, or remove the data with 'bin/up down --volumes'"
        [ ! -s .env ] || [ -z "$(tail -c 1 .env)" ] || echo >>.env
        (umask 077 && echo "$name=$(random_hex 32)" >>.env)
        say "made a random $name, it is in .env"
        unset $name
    done
    [ ! -e .env ] || chmod go= .env
    echo "$COMPOSE_PROJECT_NAME" >"$PROJECT_FILE"
}
