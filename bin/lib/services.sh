# What the file services lists. Sourced, from the project's folder.

service_modules() { awk '/^[^#]/ { print $1 }' services; }
service_containers() { awk '/^[^#]/ { print $2 }' services; }

# The module and the container of a service, which may be named by either.
service_module() { awk -v name="$1" '/^[^#]/ && (name == $1 || name == $2) { print $1; found = 1 } END { exit !found }' services; }
service_container() { awk -v name="$1" '/^[^#]/ && (name == $1 || name == $2) { print $2; found = 1 } END { exit !found }' services; }
