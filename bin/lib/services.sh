# What the file services lists. Sourced, from the project's folder.

service_modules() { awk '/^[^#]/ { print $1 }' services; }
service_containers() { awk '/^[^#]/ { print $2 }' services; }
