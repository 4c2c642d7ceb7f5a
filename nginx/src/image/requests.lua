-- Requests that are refused before they are sent to a service.
local requests = {}

-- For access_by_lua.
function requests.check()
    if ngx.var.abnormal == "1" then
        return ngx.exit(ngx.HTTP_BAD_REQUEST)
    end
    -- nginx limits only a single line. With HTTP/2 the length is the compressed one, and the service applies its own limit.
    if tonumber(ngx.var.request_length) > requests.most_header_bytes then
        return ngx.exit(431)
    end
end

return requests
