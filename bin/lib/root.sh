# Root's rights where they are needed, and nobody's files but the owner's. Sourced.

# Who works here: the owner of the checkout, also where 'sudo' runs the command.
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

# Goes on as the owner of the checkout, so that no file in it becomes root's.
leave_root() {
    [ "$(id -u)" = 0 ] || return 0
    local owner home
    owner=$(checkout_owner)
    [ "$owner" != root ] || return 0
    home=$(getent passwd "$owner" | cut -d: -f6)
    [ -n "$home" ] || fail "this folder belongs to '$owner', who is no user of this machine: give it to one with chown -R"
    say "going on as $owner, whose folder this is"
    exec setpriv --reuid "$owner" --regid "$(id -g "$owner")" --init-groups env HOME="$home" USER="$owner" LOGNAME="$owner" \
        "$command_file" "$@"
}

# quoted WORD…: a line that a shell reads back as these words
quoted() {
    local word
    for word in "$@"; do printf "'%s' " "${word//\'/\'\\\'\'}"; done
}

# Goes on in the group that the engine is open to, where this login is older than the membership.
enter_group() {
    local group
    group=$(engine_group)
    [ -z "${entered_group:-}" ] && [[ " $(id -nG "$(id -un)") " == *" $group "* ]] || fail "$(engine_trouble denied)"
    entered_group=$group exec sg "$group" -c "exec $(quoted "$command_file" "$@")"
}
