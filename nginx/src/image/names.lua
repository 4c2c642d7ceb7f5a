-- Looks names up like the C library: in /etc/hosts, then at the name servers in /etc/resolv.conf, with its search list. nginx's
-- own resolver uses neither /etc/hosts nor the search list.
local resolver = require "nginx.dns.resolver"

local names = {}

local NO_SUCH_NAME = 3
local hosts, servers, search, dots_of_absolute = {}, {}, {}, 1
local types = { resolver.TYPE_A, resolver.TYPE_AAAA }
-- The full name that was found, so that the search list is not tried each time.
local found_as = {}

-- In nginx's format.
local function bracketed(address)
    return address:find(":") and "[" .. address .. "]" or address
end

local function lines(path)
    local file = io.open(path)
    return file and file:lines() or function() end
end

-- Below a line of headings, there is a line for each route. A sandbox may lack the file.
local function has_ipv4()
    local file = io.open("/proc/net/route")
    return not file or select(2, file:read("*l", "*l")) ~= nil
end

function names.load()
    -- On a network of IPv6 alone, names of others have IPv4 addresses all the same.
    if not has_ipv4() then
        types = { resolver.TYPE_AAAA }
    end
    for line in lines("/etc/hosts") do
        local address, aliases = line:gsub("#.*", ""):match("^%s*(%S+)%s+(.*)")
        for alias in (aliases or ""):gmatch("%S+") do
            hosts[alias] = hosts[alias] or {}
            table.insert(hosts[alias], bracketed(address))
        end
    end
    for line in lines("/etc/resolv.conf") do
        local word, rest = line:match("^(%a+)%s+(.*)")
        if word == "nameserver" and not rest:find("%%") then
            table.insert(servers, bracketed(rest:match("%S+")))
        elseif word == "search" or word == "domain" then
            search = {}
            for domain in rest:gmatch("%S+") do
                table.insert(search, domain)
            end
        elseif word == "options" then
            dots_of_absolute = tonumber(rest:match("ndots:(%d+)")) or dots_of_absolute
        end
    end
    if #servers == 0 then
        table.insert(servers, "127.0.0.1")
    end
end

local function candidates(name)
    if name:sub(-1) == "." then
        return { name:sub(1, -2) }
    end
    local all = { found_as[name] }
    local _, dots = name:gsub("%.", "")
    if dots >= dots_of_absolute then
        table.insert(all, name)
    end
    for _, domain in ipairs(search) do
        table.insert(all, name .. "." .. domain)
    end
    if dots < dots_of_absolute then
        table.insert(all, name)
    end
    return all
end

local function ask(dns, name, qtype)
    local answers, problem = dns:query(name, { qtype = qtype })
    if not answers then
        return {}, problem
    end
    local addresses = {}
    for _, answer in ipairs(answers) do
        if answer.type == qtype then
            table.insert(addresses, bracketed(answer.address))
        end
    end
    return addresses, answers.errcode and answers.errcode ~= NO_SUCH_NAME and answers.errstr or nil
end

-- The addresses of a name, possibly none, and the error of the name server if it did not answer.
function names.look_up(name)
    if name:match("^[%d.]+$") or name:match("^%[") then
        return { name }
    end
    if hosts[name] then
        return hosts[name]
    end
    -- One for each look-up, because requests must not share it.
    local dns, problem = resolver:new { nameservers = { unpack(servers) }, retrans = 2, timeout = 1000 }
    if not dns then
        return {}, problem
    end
    for _, candidate in ipairs(candidates(name)) do
        for _, qtype in ipairs(types) do
            local addresses, failure = ask(dns, candidate, qtype)
            if #addresses > 0 then
                found_as[name] = candidate
                return addresses
            end
            problem = problem or failure
        end
    end
    return {}, problem
end

return names
