package io.adtally.collector;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adtally.collector", importOptions = DoNotIncludeTests.class)
class CollectorBoundariesTest {
    @ArchTest
    static final ArchRule KNOWS_NEITHER_FLINK_NOR_A_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.flink..",
                    "org.apache.iceberg..",
                    "com.clickhouse..",
                    "java.sql..",
                    "javax.sql..",
                    "jakarta.persistence..",
                    "org.springframework.data..",
                    "org.springframework.jdbc..");

    /** A list of what is allowed: no HTTP, no Kafka, no Spring and no logging where every event passes. */
    @ArchTest
    static final ArchRule ADMITTING_KNOWS_ONLY_JSON_AND_EVENTS = classes()
            .that()
            .resideInAPackage("io.adtally.collector.admit..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "tools.jackson.core..",
                    "org.apache.avro..",
                    "org.jspecify..",
                    "io.adtally.event..",
                    "io.adtally.outcome..",
                    "io.adtally.collector.admit.."));

    @ArchTest
    static final ArchRule RECEIVING_KNOWS_NO_KAFKA = noClasses()
            .that()
            .resideInAPackage("..receive..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule PUBLISHING_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("..publish..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "io.adtally.collector.receive..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.adtally.collector.(*)..").should().beFreeOfCycles();

    /** Only what happens once in a while may log: start, stop, Kafka going and coming. */
    @ArchTest
    static final ArchRule NO_EVENT_IS_LOGGED = noClasses()
            .that()
            .doNotHaveSimpleName("Publishing")
            .and()
            .doNotHaveSimpleName("ProducerSlot")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "org.apache.commons.logging..", "java.util.logging..");
}
