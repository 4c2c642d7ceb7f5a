# bin/setup's part for 'mvn verify'. Sourced.

# What apt does not have, reported last, when all else is installed.
unobtainable=

want_tools() {
    want_jdk
    if command -v mvn >/dev/null; then say "Maven: $(command -v mvn)"; else want Maven maven; fi
    want_browser
    if find_argon2 >/dev/null; then say "libargon2: $(find_argon2)"; else want libargon2 libargon2-1; fi
    if command -v /usr/sbin/pgbouncer >/dev/null; then say "PgBouncer: /usr/sbin/pgbouncer"; else want PgBouncer pgbouncer; fi
    local tool
    for tool in shellcheck shfmt luacheck; do
        if command -v $tool >/dev/null; then say "$tool: $(command -v $tool)"; else want $tool "${tool/luacheck/lua-check}"; fi
    done
}

want_jdk() {
    local version home
    version=$(pom_property java.version)
    if home=$(find_jdk_home "$version"); then
        say "JDK $version: $home"
        return
    fi
    refresh_packages
    if offered "openjdk-$version-jdk-headless" || ! has_apt; then
        want "JDK $version" "openjdk-$version-jdk-headless"
    else
        unobtainable+="no JDK $version among this system's packages: install one, such as Eclipse Temurin, and set JAVA_HOME to it"$'\n'
    fi
}

# Ubuntu's chromium package is a stub for a snap, which is not there without systemd.
want_browser() {
    local browser
    if browser=$(find_browser_path); then
        say "browser: $browser"
    elif grep -qs '^ID=ubuntu' /etc/os-release; then
        unobtainable+="no browser among this system's packages: install Google Chrome or the snap chromium"$'\n'
    else
        want browser chromium
    fi
}

check_tools() {
    [ -z "$unobtainable" ] || fail "${unobtainable%$'\n'}, then run bin/setup again"
    bin/check docker compose base-image jdk browser argon2 shell
}
