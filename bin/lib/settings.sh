# Reads the settings of the environment and .env the way Compose does: Compose starts a container that prints them.
# Nobody else reads .env. Sourced.

SETTINGS_FOLDER=$(pwd -P)/bin/lib/settings
SECRET_SETTINGS='POSTGRES_PASSWORD|SECRET_KEY|SMTP_URL|DATABASE_(URL|PASSWORD)'

# $1: the container's task, $2: the folder of the secrets, if it has to do with them
settings_container() {
    local said status=0
    # Its project is 'settings', the folder's name, unless the settings name one.
    { said=$(SETTINGS_IMAGE=${BASE_IMAGE:-$(pom_property image.base)} SETTINGS_SECRETS=${2:-} compose \
        --project-directory "$SETTINGS_FOLDER" --file "$SETTINGS_FOLDER/compose.yaml" \
        run --rm -T settings "$1" 2>&1 >&3 </dev/null) || status=$?; } 3>&1
    settings_fault "$said" $status
    # Once: secrets are written after that.
    if [ "$1" = show ] && [[ $said == *"variable is not set"* ]]; then
        say "${ENV_FILE:-.env} has a value with a \$ that names a variable which is not set, and so is cut: single quotes keep a value as it is" >&2
    fi
}

# $1: what Compose said, $2: its status. What it says of a line of .env is cut off where it begins to quote: that may be a secret.
settings_fault() {
    local file=${ENV_FILE:-.env} fault
    fault=$(sed -n -E "/failed to read |could not parse statement/ { s/.*${file##*/}: //; s/[\"'].*//; s/[: ]+$//; p; q; }" <<<"$1")
    if [[ $1 == *"nvalid project name"* ]]; then
        fail "COMPOSE_PROJECT_NAME must be of small letters, digits, - and _, and begin with a letter or digit"
    elif [ "$2" != 0 ] && [ -f "$file" ] && ! iconv -f UTF-8 "$file" >/dev/null 2>&1; then
        fail "$file is not in UTF-8: save it as such"
    elif [ -n "$fault" ]; then
        fail "$file cannot be read ($fault): a line must be NAME=value, and a value with spaces, # or \$ in single quotes"
    elif [ "$2" != 0 ]; then
        tail -n 3 <<<"$1" | sed 's/^/  compose | /' >&2
        fail "Compose cannot take the settings of the environment and .env, see above"
    fi
}

# Two lines that have become one would be a wrong value, which messages show, with a secret in it.
refuse_joined_lines() {
    local file=${ENV_FILE:-.env} line
    [ -e "$file" ] || [ -L "$file" ] || return 0
    [ -f "$file" ] && [ -r "$file" ] || fail "$file must be a file that $(id -un) can read, or there must be none"
    line=$(grep -nE "^[^#]*=.*($SECRET_SETTINGS)=" "$file" | cut -d : -f 1 | head -n 1) || return 0
    [ -z "$line" ] || fail "$file:$line has a second setting, that of a secret: write it into a line of its own"
}

# A misspelt name would go unheard. Compose has settings of its own.
name_unknown_settings() {
    local file=${ENV_FILE:-.env} line name
    [ -f "$file" ] || return 0
    while read -r line name; do
        grep --quiet "\${${name}[:}-]" compose*.yaml "$SETTINGS_FOLDER/compose.yaml" ||
            say "$file:$line sets $name, which nothing reads there: docs/settings.md has the names" >&2
    done < <(sed 's/^\xef\xbb\xbf//' "$file" | awk -F= '/^ *(export +)?[A-Za-z_][A-Za-z0-9_.-]* *=/ {
        sub(/^ *(export +)?/, "", $1); sub(/ *$/, "", $1); if ($1 !~ /^(COMPOSE|DOCKER)_/) print FNR, $1 }')
}

read_settings() {
    local settings
    refuse_joined_lines
    settings=$(settings_container show)
    name_unknown_settings
    eval "$settings"
    [ "$COMPOSE_PROJECT_NAME" != settings ] || COMPOSE_PROJECT_NAME=
    # Without a dot at its beginning, a path would be the name of a volume.
    case $TLS_FOLDER in '' | /*) ;; *) TLS_FOLDER=$(pwd -P)/$TLS_FOLDER ;; esac
    case $SECRETS_FOLDER in /*) ;; *) SECRETS_FOLDER=$(pwd -P)/$SECRETS_FOLDER ;; esac
    [ -z "$TLS_FOLDER" ] || [ -d "$TLS_FOLDER" ] || fail "TLS_FOLDER is '$TLS_FOLDER', it must be a folder with tls.crt and tls.key"
    # The database and the mail are open to other machines only if an address says so.
    case $USERS_DB_PORT in *:*) ;; *) USERS_DB_PORT=127.0.0.1:$USERS_DB_PORT ;; esac
    case $MAIL_PORT in *:*) ;; *) MAIL_PORT=127.0.0.1:$MAIL_PORT ;; esac
    [ -z "${STACK_DATABASE_PASSWORD_FILE+set}" ] || export STACK_DATABASE_PASSWORD_FILE
    : "${HTTPS_PORT:=${NGINX_TLS_PORT##*:}}"
    export SECRETS_FOLDER TLS_FOLDER HTTPS_PORT CONTAINER_PREFIX NGINX_PORT NGINX_TLS_PORT CLIENT_PORT SWAGGER_PORT USERS_DB_PORT MAIL_PORT
}

make_secrets_folder() {
    mkdir -p "$SECRETS_FOLDER" && chmod 700 "$SECRETS_FOLDER" ||
        fail "the folder of the secrets, $SECRETS_FOLDER, cannot be made, or is not yours, see above: name another one with SECRETS_FOLDER=…"
}

# Each is made once, and its file is its reader's: a user of a container, whose number only root can give, so the container does it.
# The mark makes Compose replace containers whose secrets have changed.
write_secrets() {
    local written
    make_secrets_folder
    written=$(settings_container write "$SECRETS_FOLDER")
    eval "$written"
    [ -z "$SECRETS_MADE" ] || say "made up ${SECRETS_MADE// /, }: in ${SECRETS_FOLDER#"$(pwd -P)/"}/"
    export SECRETS_MARK
    # If .env holds secrets, only its owner may read it.
    if grep -qsE "$SECRET_SETTINGS" .env; then chmod go= .env; fi
}
