package dev.quintet.service;

import dev.quintet.testkit.Packages;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void hasNoCircleBetweenPackages() {
        Packages.haveNoCircle(Server.class);
    }
}
