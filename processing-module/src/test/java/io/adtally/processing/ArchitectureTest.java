package io.adtally.processing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adtally.processing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NOTHING_OF_SPRING =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "com.vaadin..");

    @ArchTest
    static final ArchRule EVENTS_AND_DECISIONS_KNOW_NO_STORE = noClasses()
            .that()
            .resideInAnyPackage(
                    "..processing.event..", "..processing.join..", "..processing.behaviour..", "..processing.enrich..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..processing.sink..", "..processing.lake..", "org.apache.iceberg..");

    @ArchTest
    static final ArchRule STATE_KNOWS_NO_CONNECTOR = noClasses()
            .that()
            .resideInAnyPackage("..processing.join..", "..processing.behaviour..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.lettuce..", "java.net..", "org.apache.avro..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("io.adtally.processing.(**)").should().beFreeOfCycles();
}
