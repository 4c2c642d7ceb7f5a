-- What luacheck, which bin/lint runs, knows of the gateway.
std = "ngx_lua"
max_line_length = false
