package dev.quintet.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.quintet.service.database.Database;
import dev.quintet.testkit.Packages;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class ArchitectureTest {
    @Test
    void hasNoCircleBetweenPackages() {
        Packages.haveNoCircle(Server.class);
    }

    /** Which can be set back: what waits for it would wait for as much longer. */
    @Test
    void waitsForNoClockOfTheSystem() {
        var classes = new ClassFileImporter().importPackagesOf(Database.class);

        noClasses().should().callMethod(Instant.class, "now").check(classes);
    }
}
