# What bin/setup, bin/up and bin/check ask of the machine. Sourced, from the project's folder.

# The value of a property of pom.xml: what a machine must have is said there alone.
pom_property() {
    sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" pom.xml | head -n 1
}

docker_answers() {
    docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

# Compose is a plugin of the Docker client on newer systems, a program of its own on older ones.
compose_command() {
    if docker compose version >/dev/null 2>&1; then echo "docker compose"
    elif docker-compose version >/dev/null 2>&1; then echo "docker-compose"
    else return 1
    fi
}

# The home of an installed JDK of the given major version, looked for where maven-toolchains-plugin looks.
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

# What the property browser.path of pom.xml says, else the environment.
named_browser() { printf '%s' "${BROWSER_PROPERTY:-${BROWSER_PATH:-}}"; }

# The browser of the tests: the one that is named, or the first of the usual ones.
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

# await SECONDS COMMAND…: returns once the command succeeds, fails where it does not in time.
await() {
    local end=$((SECONDS + $1)); shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}

reaches() {
    if command -v curl >/dev/null; then curl --silent --fail --head --max-time 10 --output /dev/null "$1"
    else wget --quiet --spider --timeout=10 --tries=1 "$1"
    fi
}
