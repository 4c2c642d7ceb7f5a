package dev.quintet.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.List;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,          10.0.0.1,             true",
        "10.0.0.1,          10.0.0.2,             false",
        "172.16.0.0/12,     172.16.0.0,           true",
        "172.16.0.0/12,     172.31.255.255,       true",
        "172.16.0.0/12,     172.32.0.0,           false",
        "172.16.0.0/12,     172.15.255.255,       false",
        "192.168.1.77/24,   192.168.1.1,          true",
        "0.0.0.0/0,         203.0.113.1,          true",
        "0.0.0.0/0,         2001:db8::1,          false",
        "2001:db8::/33,     2001:db8:7fff::1,     true",
        "2001:db8::/33,     2001:db8:8000::1,     false",
        "::1,               ::1,                  true",
        "::ffff:10.0.0.1,   10.0.0.1,             true",
        "fd00::/8,          127.0.0.1,            false",
    })
    void containTheAddressesThatShareTheFirstBits(String block, String address, boolean contained) {
        var networks = Networks.of("TRUSTED_PROXIES", List.of(block));
        assertEquals(contained, networks.contain(InetAddress.ofLiteral(address)));
    }

    @Test
    void containWhatAnyOfThemContains() {
        var networks = Networks.of("TRUSTED_PROXIES", List.of("10.0.0.0/8", "::1"));
        assertEquals(true, networks.contain(InetAddress.ofLiteral("10.1.2.3")));
        assertEquals(true, networks.contain(InetAddress.ofLiteral("::1")));
        assertFalse(Networks.of("TRUSTED_PROXIES", List.of())
                .contain(InetAddress.ofLiteral("10.1.2.3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "10",
                "10/8",
                "172.16/12",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/\uff18",
                "10.0.0.256",
                "10.0.0.0/",
                "::/129",
                "fe80::1%lo",
                "10.0.0/8/8"
            })
    void refuseWhatIsNoBlock(String block) {
        var refusal = assertThrows(
                InvalidSetting.class, () -> Networks.of("TRUSTED_PROXIES", List.of(block)));
        assertEquals(
                "TRUSTED_PROXIES is '%s', it must be a list of addresses or CIDR blocks as 172.16.0.0/12, separated by commas"
                        .formatted(block),
                refusal.getMessage());
    }
}
