package io.adtally.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Features know each other by their public types only, in no circle; the domain knows neither console nor jobs. */
class BoundariesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.adtally.platform");

    @Test
    void featuresKeepTheirBoundaries() {
        ApplicationModules.of("io.adtally.platform").verify();
    }

    @Test
    void knowsNeitherVaadinNorFlink() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.vaadin..", "org.apache.flink..", "io.adtally.console..", "io.adtally.processing..")
                .check(CLASSES);
    }
}
