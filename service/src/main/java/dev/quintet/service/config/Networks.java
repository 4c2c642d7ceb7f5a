package dev.quintet.service.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/** A set of networks, each an address or a CIDR block (RFC 4632). */
public record Networks(List<Block> blocks) {
    /** Java also reads 172.16 as an address, 172.0.0.16, which nobody means. */
    private static final Pattern BLOCK = Pattern.compile(
            "(?<address>[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(/(?<bits>[0-9]{1,3}))?");

    static Networks of(String variable, List<String> blocks) {
        return new Networks(blocks.stream().map(block -> parse(variable, block)).toList());
    }

    public boolean contain(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static Block parse(String variable, String text) {
        var block = BLOCK.matcher(text);
        try {
            if (block.matches()) {
                var address = InetAddress.ofLiteral(block.group("address"));
                var bits = block.group("bits");
                return bits == null
                        ? Block.of(address)
                        : new Block(address, Integer.parseInt(bits));
            }
        } catch (IllegalArgumentException _) {
            // Refused below, like what does not look like one.
        }
        throw new InvalidSetting(
                variable,
                "'" + text + "'",
                "a list of addresses or CIDR blocks as 172.16.0.0/12, separated by commas");
    }

    /** All addresses that begin with the same bits. */
    record Block(InetAddress address, int bits) {
        Block {
            if (bits < 0 || bits > size(address)) {
                throw new IllegalArgumentException(
                        "not a prefix length of " + address + ": " + bits);
            }
        }

        static Block of(InetAddress address) {
            return new Block(address, size(address));
        }

        boolean contains(InetAddress other) {
            return size(other) == size(address) && prefix(other).equals(prefix(address));
        }

        private BigInteger prefix(InetAddress of) {
            return new BigInteger(1, of.getAddress()).shiftRight(size(of) - bits);
        }

        private static int size(InetAddress address) {
            return address.getAddress().length * Byte.SIZE;
        }
    }
}
