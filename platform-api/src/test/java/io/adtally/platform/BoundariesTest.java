package io.adtally.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
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

    /** Spring Data asks an entity whose id we chose for its version: without one it would overwrite a row, not make it. */
    @Test
    void everyEntityHasAVersionThatIsNullWhileItIsNew() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should(new ArchCondition<>("have a version that can be null") {
                    @Override
                    public void check(JavaClass entity, ConditionEvents events) {
                        boolean fine = entity.getFields().stream()
                                .anyMatch(field -> field.isAnnotatedWith(Version.class)
                                        && field.getRawType().isEquivalentTo(Long.class));
                        events.add(new SimpleConditionEvent(entity, fine, entity.getName() + " has none"));
                    }
                })
                .check(CLASSES);
    }
}
