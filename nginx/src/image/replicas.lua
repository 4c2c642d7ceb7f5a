-- Sends requests to the replicas of a service. It looks their addresses up while the gateway runs, so it finds a service that was
-- restarted or scaled, and it keeps connections open. nginx does both for names only since 1.27.3, see
-- docs/decisions/upstreams.md.
local balancer = require "ngx.balancer"
local names = require "names"

local replicas = {}

local SECONDS_BETWEEN_LOOK_UPS = 1
-- How long addresses stay valid while no name server answers.
local SECONDS_OF_MEMORY = 30
-- How often a replica is checked whether it is leaving.
local SECONDS_BETWEEN_QUESTIONS = 0.2
-- As long as a service takes to stop.
local SECONDS_OF_LEAVING = 10
-- Less than in the services, so that a service never closes a connection that is about to be used.
local SECONDS_OF_IDLENESS = 30
local REQUESTS_OF_A_CONNECTION = 1000
-- RFC 9110, 9.2.2: methods that may be retried when it is unknown whether the request arrived. nginx.conf has the same list.
local REPEATABLE = { GET = true, HEAD = true, OPTIONS = true, PUT = true, DELETE = true }

local services = {}
-- Shared by all workers.
local leaving = ngx.shared.leaving

-- For init_by_lua: services by name, each with its host and port.
function replicas.load(upstreams)
    names.load()
    for name, upstream in pairs(upstreams) do
        services[name] =
            { host = upstream.host, port = upstream.port, addresses = {}, started = {}, found = 0, expires = 0, turn = 0, generation = 0 }
    end
end

-- Checks a replica; the users service does not log this request. Returns the status, nil if it cannot be reached, and whether it
-- closes the connection.
local function ask(address, port, path)
    local socket = ngx.socket.tcp()
    socket:settimeout(1000)
    if not socket:connect(address, port) or not socket:send("GET " .. path .. " HTTP/1.1\r\nHost: localhost\r\n\r\n") then
        return
    end
    local status = (socket:receive() or ""):match("^HTTP/1.1 (%d+)")
    local line, closes
    repeat
        line = socket:receive()
        closes = closes or line and line:lower():match("^connection:%s*close%s*$")
    until not line or line == ""
    socket:close()
    return status, closes
end

-- Known replicas, and new ones that are ready: a replica has an address and listens before it is ready. All, if none is ready.
local function started(service, addresses)
    local ready, known = {}, {}
    for _, address in ipairs(addresses) do
        local status = service.started[address] and "200" or ask(address, service.port, "/health/ready")
        if status and status ~= "503" then
            table.insert(ready, address)
            known[address] = true
        end
    end
    service.started = known
    return #ready > 0 and ready or addresses
end

local function look_up(service)
    local addresses, problem = names.look_up(service.host)
    if #addresses == 0 then
        ngx.log(ngx.WARN, "no address of ", service.host, ": ", problem or "there is no such name")
    end
    if #addresses > 0 then
        service.addresses, service.found = started(service, addresses), ngx.now()
    elseif not problem or ngx.now() - service.found > SECONDS_OF_MEMORY then
        service.addresses = {}
    end
end

-- One request at a time looks up; others meanwhile use the known addresses.
local function addresses_of(service)
    if ngx.now() >= service.expires and not (service.asking and #service.addresses > 0) then
        service.asking = true
        look_up(service)
        service.expires = ngx.now() + SECONDS_BETWEEN_LOOK_UPS
        service.asking = false
    end
    return service.addresses
end

-- Replicas that are not leaving; all, if all are leaving.
local function staying(service)
    local stay = {}
    for _, address in ipairs(service.addresses) do
        if not leaving:get(address .. ":" .. service.port) then
            table.insert(stay, address)
        end
    end
    return #stay > 0 and stay or service.addresses
end

-- For access_by_lua: chooses a replica for this request, and a second one in case the first cannot be reached.
-- If there is none, the answer is 503.
function replicas.choose(name)
    local service = services[name]
    if #addresses_of(service) == 0 then
        return ngx.exit(ngx.HTTP_SERVICE_UNAVAILABLE)
    end
    local addresses = staying(service)
    service.turn = service.turn + 1
    ngx.ctx.chosen = {
        service = service,
        repeatable = REPEATABLE[ngx.req.get_method()],
        addresses[service.turn % #addresses + 1],
        addresses[(service.turn + 1) % #addresses + 1],
    }
end

-- For balancer_by_lua, which runs once for each try.
function replicas.connect()
    local chosen = ngx.ctx.chosen
    local service = chosen.service
    chosen.tries = (chosen.tries or 0) + 1
    -- If a kept connection was closed, nginx adds a try of its own, which uses the last replica again.
    chosen.last = chosen[chosen.tries] or chosen[2]
    assert(balancer.set_current_peer(chosen.last, service.port, tostring(service.generation)))
    if chosen.tries == 1 then
        balancer.set_more_tries(1)
        -- A kept connection may be dead, and then it is unknown whether the request arrived. So only requests that may be retried
        -- use one; the retry uses a new connection.
        if chosen.repeatable then
            assert(balancer.enable_keepalive(SECONDS_OF_IDLENESS, REQUESTS_OF_A_CONNECTION))
        end
    end
end

-- A replica also says `Connection: close` if the caller or the gateway requested it.
local function ask_whether_it_leaves(_, address, port)
    local _, closes = ask(address, port, "/health/live")
    if closes then
        leaving:set(address .. ":" .. port, true, SECONDS_OF_LEAVING)
    end
end

-- For header_filter_by_lua.
function replicas.heed()
    local chosen = ngx.ctx.chosen
    if not (chosen and chosen.last) then
        return
    end
    local service = chosen.service
    -- A refused request may leave connections to the service in a bad state. So no connection that was kept until now is used
    -- again.
    if ngx.status >= 400 then
        service.generation = service.generation + 1
    end
    -- A stopping replica says so (RFC 9112, 9.6). Requests that arrive when its port closes would be cut off.
    local says_so = (ngx.var.upstream_http_connection or ""):lower() == "close"
    local question = "asked " .. chosen.last .. ":" .. service.port
    if says_so and leaving:add(question, true, SECONDS_BETWEEN_QUESTIONS) then
        ngx.timer.at(0, ask_whether_it_leaves, chosen.last, service.port)
    end
end

return replicas
