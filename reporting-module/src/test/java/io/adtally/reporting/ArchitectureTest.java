package io.adtally.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

/** Packages know each other in no circle, and there is one way to the books. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.adtally.reporting");

    @Test
    void packagesHaveNoCircle() {
        slices().matching("io.adtally.reporting.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyBooksAndTheSchemasToolReachClickHouse() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.adtally.reporting.books", "io.adtally.reporting.store..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(HttpClient.class)
                .check(CLASSES);
    }

    @Test
    void theApiKnowsNothingOfTheSchemasTool() {
        classes()
                .that()
                .resideInAPackage("io.adtally.reporting.store..")
                .should()
                .onlyBeAccessed()
                .byAnyPackage("io.adtally.reporting.store..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..", "org.apache.flink..", "io.adtally.platform..")
                .check(CLASSES);
    }
}
