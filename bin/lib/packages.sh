# Installs packages of Debian and Ubuntu: collects them, installs them together, and shows the output of apt if it fails. Sourced.

wanted_packages=()
want() {
    say "$1: missing, will install ${*:2}"
    wanted_packages+=("${@:2}")
}

apt() {
    local log
    log=$(mktemp)
    # A machine that has just started may still be running its upgrades.
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get --quiet --option DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1 </dev/null; then
        grep -E '^(E|W):|rror' "$log" | tail -n 5 >&2 || tail -n 5 "$log" >&2
        rm -f "$log"
        fail "apt-get $* failed, see above: fix it, then run bin/setup again"
    fi
    rm -f "$log"
}

has_apt() { command -v apt-get >/dev/null; }

# A new machine has no package lists, or old ones.
refresh_packages() {
    has_apt && [ -z "${packages_refreshed:-}" ] || return 0
    apt update
    packages_refreshed=yes
}

# offered NAME: that apt could install it
offered() {
    has_apt || return 1
    [[ $(LC_ALL=C apt-cache policy "$1" 2>/dev/null) == *"  Candidate: "[^\(]* ]]
}

# first_offered NAME…: the first of them that apt could install
first_offered() {
    local name
    for name in "$@"; do
        offered "$name" && echo "$name" && return
    done
    return 1
}

install_wanted() {
    [ ${#wanted_packages[@]} -gt 0 ] || return 0
    has_apt || fail "no apt-get here: install by hand what is named above (docs/off-debian.md), then run bin/setup again"
    refresh_packages
    say "installing ${wanted_packages[*]}"
    apt install --yes --no-install-recommends "${wanted_packages[@]}"
    wanted_packages=()
}
