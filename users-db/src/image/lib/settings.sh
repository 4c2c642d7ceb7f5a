# The settings of users-db, from the environment. Sourced.

fail() {
    echo "${program:-users-db}: $*" >&2
    exit 1
}

# NAME [DEFAULT]: sets NAME to its value, or to the content of the file in NAME_FILE.
setting() {
    local file=$1_FILE
    if [ -n "${!file:-}" ]; then
        [ -r "${!file}" ] || fail "$file is '${!file}', it must be the path of a file that user $(id -u) can read"
        printf -v "$1" %s "$(<"${!file}")"
    else
        printf -v "$1" %s "${!1:-${2:-}}"
    fi
}

# White space is what Unicode calls so, of which the C library leaves four out. Nor does the mark count that some editors put first.
without_white_space_around() {
    local text=${1#$'\uFEFF'} other=$'[![:space:]\u0085\u00A0\u2007\u202F]'
    # shellcheck disable=SC2295  # It is a pattern.
    text=${text#"${text%%$other*}"}
    # shellcheck disable=SC2295
    printf %s "${text%"${text##*$other}"}"
}

setting POSTGRES_USER postgres
setting POSTGRES_PASSWORD
# The database in which scripts of the first start run.
setting POSTGRES_DB "$POSTGRES_USER"
setting POSTGRES_INITDB_ARGS
# The role that the users service connects as.
setting USERS_DB_ROLE users_service
setting USERS_DB_ROLE_PASSWORD
# As the users service reads it, so that both have the same.
USERS_DB_ROLE_PASSWORD=$(without_white_space_around "$USERS_DB_ROLE_PASSWORD")
: "${USERS_DB_ROLE_PASSWORD:=$POSTGRES_PASSWORD}"
# shellcheck disable=SC2034
DATABASES=(users_prod users_staging users_dev users_test)
