package dev.quintet.users;

import dev.quintet.testkit.Packages;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void hasNoCircleBetweenPackages() {
        Packages.haveNoCircle(Main.class);
    }
}
