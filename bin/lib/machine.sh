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

# The browser of the tests: BROWSER_PATH, or the first of the usual ones.
find_browser_path() {
    local browser
    for browser in ${BROWSER_PATH:+"$BROWSER_PATH"} chromium chromium-browser google-chrome google-chrome-stable chrome \
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
        command -v "$browser" && return
    done
    return 1
}

reaches() {
    if command -v curl >/dev/null; then curl --silent --fail --head --max-time 10 --output /dev/null "$1"
    else wget --quiet --spider --timeout=10 --tries=1 "$1"
    fi
}
