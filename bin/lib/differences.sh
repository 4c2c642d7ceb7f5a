# Holds what a file lists against what is there. Sourced, from the project's folder, by a command that then ends with the first
# difference. A thing is a line of a file in the folder $both: what it is, a tab, and the place that has it.
# shellcheck disable=SC2016 # What does not expand is awk's.

both=$(mktemp -d)
trap 'rm -rf "$both"' EXIT

# AWK FILE…: what it says is a thing, at this line of the file or another
things() { awk 'function thing(it, line) { print it "\t" FILENAME ":" (line ? line : FNR) } '"$1" "${@:2}"; }
listed() { things "/^[^#]/ { $1 }" services >"$both/listed"; }
# AWK FILE…: as above, where service is the one that a line belongs to
of_compose() {
    things 'FNR == 1 || /^[a-z]/ { inside = $1 == "services:" } inside && /^  [a-z]/ { service = $1; sub(/:/, "", service) } '"$1" "${@:2}"
}

# ONE OTHER: the first thing that the other has not
first_missing() {
    awk -F '\t' -v other="$2" 'BEGIN { while ((getline <other) > 0) has[$1] } !($1 in has) { print; exit }' "$1"
}

# ONE OTHER WORDS: what is wrong with a thing that the other has not; {} in the words stands for the thing
none_beyond() {
    local extra
    extra=$(first_missing "$both/$1" "$both/$2")
    [ -z "$extra" ] || fail "${extra#*$'\t'} ${3//\{\}/"${extra%$'\t'*}"}: correct one of the two"
}

# WHAT FILE: a misspelt name is what nobody lists, so that comes first
same() {
    local missing
    none_beyond there listed "has the $1 '{}', which the file services does not list"
    missing=$(first_missing "$both/listed" "$both/there")
    [ -z "$missing" ] || fail "$2 has no $1 '${missing%$'\t'*}', which ${missing#*$'\t'} lists: correct one of the two"
}
