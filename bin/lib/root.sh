# Gets root's rights when needed, and keeps all files the owner's. Sourced.

# The user who works here: the owner of the checkout, even under 'sudo'.
checkout_owner() { stat -c %U .; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@" || return
    else
        fail "root is needed for '$*', and there is no sudo: run 'bin/setup' as root once"
    fi
}

# Continues as the owner of the checkout, so that no file in it becomes root's.
leave_root() {
    [ "$(id -u)" = 0 ] || return 0
    local owner home
    owner=$(checkout_owner)
    [ "$owner" != root ] || return 0
    home=$(getent passwd "$owner" | cut -d: -f6)
    [ -n "$home" ] || fail "this folder belongs to '$owner', who is not a user of this machine: give it to one with chown -R"
    say "continuing as $owner, the owner of this folder"
    exec setpriv --reuid "$owner" --regid "$(id -g "$owner")" --init-groups env HOME="$home" USER="$owner" LOGNAME="$owner" \
        "$command_file" "$@"
}

# quoted WORD…: these words, quoted for a shell
quoted() {
    local word
    for word in "$@"; do printf "'%s' " "${word//\'/\'\\\'\'}"; done
}

# Continues in the engine's group, if this login is older than the membership.
enter_group() {
    local group
    group=$(engine_group)
    [ -z "${entered_group:-}" ] && [[ " $(id -nG "$(id -un)") " == *" $group "* ]] || fail "$(engine_trouble denied)"
    entered_group=$group exec sg "$group" -c "exec $(quoted "$command_file" "$@")"
}
