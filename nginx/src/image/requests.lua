-- What is refused before it is led anywhere.
local requests = {}

-- For access_by_lua.
function requests.check()
    if ngx.var.abnormal == "1" then
        return ngx.exit(ngx.HTTP_BAD_REQUEST)
    end
    -- nginx has a limit for a line alone. By HTTP/2 the length is what was sent, compressed, and the service has the last word.
    if tonumber(ngx.var.request_length) > requests.most_header_bytes then
        return ngx.exit(431)
    end
end

return requests
