package io.adtally.local.clickhouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adtally.local.clickhouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.flink..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule SQL_KNOWS_NOTHING_OF_HTTP = noClasses()
            .that()
            .resideInAPackage("..clickhouse.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..clickhouse.http..", "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_PACKAGE_LEAVES_JAVA = noClasses()
            .that()
            .resideOutsideOfPackage("..clickhouse.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.foreign..");
}
