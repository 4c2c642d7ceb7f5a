# Finds what the build needs on this machine. Sourced, from the project's folder.

# The value of a property of pom.xml, which alone says what a machine must have.
pom_property() { sed -n "/<$1>/ { s:.*<$1>\(.*\)</$1>.*:\1:p; q; }" pom.xml; }

# The packages in the container of bin/lib/build.
build_packages() { echo "curl docker-cli maven openjdk-$(pom_property java.version)-jdk-headless"; }

# The home of an installed JDK of the given major version, in the places where maven-toolchains-plugin looks.
find_jdk_home() {
    local home
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        "$HOME"/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -x "$home/bin/javac" ] && grep -qs "^JAVA_VERSION=\"$1[\".]" "$home/release"; then
            echo "$home"
            return
        fi
    done
    return 1
}

# The property browser.path of pom.xml, else the environment.
named_browser() { printf '%s' "${BROWSER_PROPERTY:-${BROWSER_PATH:-}}"; }

# The browser of the tests: the configured one, or the first of the usual ones.
find_browser_path() {
    local browser
    if [ -n "$(named_browser)" ]; then
        command -v "$(named_browser)"
        return
    fi
    for browser in chromium chromium-browser google-chrome google-chrome-stable chrome \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
        command -v "$browser" && return
    done
    return 1
}

# The reference implementation of Argon2, which hashes passwords. ldconfig knows it if it was installed as a package.
find_argon2() { ldconfig -p 2>/dev/null | awk '$1 == "libargon2.so.1" { print $NF; found = 1 } END { exit !found }'; }

# await SECONDS COMMAND…: returns once the command succeeds, fails after the time.
await() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}

# The build keeps in it what it downloads.
need_home() {
    [ -d "$HOME" ] && [ -w "$HOME" ] ||
        fail "your home is '$HOME', it must be a folder that you can write to: set HOME to one"
}
