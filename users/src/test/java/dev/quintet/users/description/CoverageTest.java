package dev.quintet.users.description;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.users.Service;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.util.Set;

/** Runs after all others. */
@Order(Integer.MAX_VALUE)
class CoverageTest {
    @Test
    void areNone() {
        assertEquals(Set.of(), Service.DESCRIPTION.uncovered());
    }
}
