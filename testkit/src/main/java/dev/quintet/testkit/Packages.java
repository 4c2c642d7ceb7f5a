package dev.quintet.testkit;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** How the packages of a module depend on each other. */
public final class Packages {
    private Packages() {}

    /** @param top a class of the package that holds the others */
    public static void haveNoCircle(Class<?> top) {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackagesOf(top);
        slices().assignedFrom(new EachByItself()).should().beFreeOfCycles().check(classes);
    }

    /** Each package by itself, including the top, which slices by pattern would leave out. */
    private static final class EachByItself implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
