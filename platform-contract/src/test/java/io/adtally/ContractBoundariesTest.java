package io.adtally;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adtally", importOptions = DoNotIncludeTests.class)
class ContractBoundariesTest {
    /** A list of what is allowed, so that nothing new slips in under another name. */
    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_JDK_AND_AVRO = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "org.apache.avro..", "com.fasterxml.jackson..", "org.jspecify..", "io.adtally.."));

    @ArchTest
    static final ArchRule EVENTS_KNOW_NOTHING_OF_THE_REGISTRY = noClasses()
            .that()
            .resideInAnyPackage("io.adtally.event..", "io.adtally.outcome..", "io.adtally.campaign..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.adtally.registry..", "io.adtally.topic..", "com.fasterxml..", "java.net..");
}
