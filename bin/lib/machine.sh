# What the build wants of the machine, and where it is there. Sourced, from the project's folder.

# The value of a property of pom.xml: what a machine must have is said there alone.
pom_property() { sed -n "/<$1>/ { s:.*<$1>\(.*\)</$1>.*:\1:p; q; }" pom.xml; }

# What the container of bin/lib/build brings.
build_packages() { echo "curl docker-cli maven openjdk-$(pom_property java.version)-jdk-headless"; }

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

# Argon2's reference, against which the users' tests hold our own hashes. ldconfig knows it where it is installed as a package.
find_argon2() { ldconfig -p 2>/dev/null | awk '$1 == "libargon2.so.1" { print $NF; found = 1 } END { exit !found }'; }

# await SECONDS COMMAND…: returns once the command succeeds, fails where it does not in time.
await() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}
