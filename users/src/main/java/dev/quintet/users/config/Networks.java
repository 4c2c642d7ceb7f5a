package dev.quintet.users.config;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A set of networks, each an address or a CIDR block (RFC 4632). */
public final class Networks {
    private final List<IpSubnetFilterRule> rules;

    private Networks(List<IpSubnetFilterRule> rules) {
        this.rules = rules;
    }

    static Networks of(String variable, List<String> blocks) {
        var rules = new ArrayList<IpSubnetFilterRule>();
        for (var block : blocks) {
            try {
                var slash = block.indexOf('/');
                var address = slash < 0 ? block : block.substring(0, slash);
                var bits = slash < 0
                        ? (address.contains(":") ? 128 : 32)
                        : Integer.parseInt(block.substring(slash + 1));
                rules.add(new IpSubnetFilterRule(
                        InetAddress.ofLiteral(address), bits, IpFilterRuleType.ACCEPT));
            } catch (IllegalArgumentException _) {
                throw new InvalidSetting(
                        variable,
                        "'" + block + "'",
                        "a list of addresses or CIDR blocks as 172.16.0.0/12, separated by commas");
            }
        }
        return new Networks(List.copyOf(rules));
    }

    public boolean contain(InetAddress address) {
        return rules.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(address, 0)));
    }
}
