-- Leads requests to the replicas of a service. Their addresses are looked up while the gateway runs, so that a service
-- that was started anew or rescaled is found, and idle connections to them are kept, which nginx 1.26 can do only for
-- addresses that it knew at its start.
local balancer = require "ngx.balancer"
local resolver = require "nginx.dns.resolver"

local replicas = {}

local SECONDS_BETWEEN_LOOK_UPS = 1
-- As long as a service takes to end; one that says so for another reason (nginx does, now and then) rests as long.
local SECONDS_OF_LEAVING = 10
local known = {}
-- Of all workers, so that none has to be told for itself.
local leaving = ngx.shared.leaving

local function look_up(name)
    local dns, problem = resolver:new { nameservers = { replicas.nameserver }, retrans = 2, timeout = 1000 }
    local answers
    if dns then
        answers, problem = dns:query(name, { qtype = dns.TYPE_A })
    end
    local addresses = {}
    for _, answer in ipairs(answers or {}) do
        table.insert(addresses, answer.address)
    end
    if #addresses == 0 then
        ngx.log(ngx.WARN, "no address of ", name, ": ", problem or answers.errstr or "the name has none")
    end
    return addresses
end

-- One request at a time asks; meanwhile others take what was known.
local function addresses_of(name)
    local service = known[name] or { addresses = {}, expires = 0, turn = 0 }
    known[name] = service
    if ngx.now() >= service.expires and not (service.asking and #service.addresses > 0) then
        service.asking = true
        service.addresses = look_up(name)
        service.expires = ngx.now() + SECONDS_BETWEEN_LOOK_UPS
        service.asking = false
    end
    service.turn = service.turn + 1
    return service.addresses, service.turn
end

-- Those that did not say that they are leaving; all, where all did.
local function staying(addresses)
    local stay = {}
    for _, address in ipairs(addresses) do
        if not leaving:get(address) then
            table.insert(stay, address)
        end
    end
    return #stay > 0 and stay or addresses
end

-- For access_by_lua: chooses a replica for this request, and the next one in case that it cannot be reached.
-- Where there is none, the answer is 503.
function replicas.choose(name, port)
    local addresses, turn = addresses_of(name)
    if #addresses == 0 then
        return ngx.exit(ngx.HTTP_SERVICE_UNAVAILABLE)
    end
    addresses = staying(addresses)
    ngx.ctx.replicas = {
        port = port,
        addresses[turn % #addresses + 1],
        addresses[(turn + 1) % #addresses + 1],
    }
end

-- For balancer_by_lua, which runs once for each try.
function replicas.connect()
    local chosen = ngx.ctx.replicas
    chosen.tried = (chosen.tried or 0) + 1
    if chosen.tried == 1 then
        balancer.set_more_tries(1)
    end
    -- A try that nginx adds itself, after an idle connection turned out to be closed, goes to the last one again.
    chosen.last = chosen[chosen.tried] or chosen[2]
    assert(balancer.set_current_peer(chosen.last, chosen.port))
end

-- For header_filter_by_lua: a replica that ends says so (RFC 9112, 9.6). What reached it when its port closes would be cut off.
function replicas.heed()
    if (ngx.var.upstream_http_connection or ""):lower() == "close" and ngx.ctx.replicas then
        leaving:set(ngx.ctx.replicas.last, true, SECONDS_OF_LEAVING)
    end
end

return replicas
