package dev.quintet.service.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/** A set of networks, each an address or a CIDR block (RFC 4632). */
public record Networks(List<Block> blocks) {
    static Networks of(String variable, List<String> blocks) {
        return new Networks(blocks.stream().map(block -> parse(variable, block)).toList());
    }

    public boolean contain(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static Block parse(String variable, String text) {
        try {
            var slash = text.indexOf('/');
            return slash < 0
                    ? Block.of(InetAddress.ofLiteral(text))
                    : new Block(
                            InetAddress.ofLiteral(text.substring(0, slash)),
                            Integer.parseInt(text.substring(slash + 1)));
        } catch (IllegalArgumentException _) {
            throw new InvalidSetting(
                    variable,
                    "'" + text + "'",
                    "a list of addresses or CIDR blocks as 172.16.0.0/12, separated by commas");
        }
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
