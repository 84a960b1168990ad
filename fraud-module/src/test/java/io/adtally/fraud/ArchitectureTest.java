package io.adtally.fraud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;

@AnalyzeClasses(packages = "io.adtally.fraud", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "org.springframework..", "org.apache.kafka..");

    /** Their text readers may ask a name service, which must never happen for text from outside. */
    @ArchTest
    static final ArchRule ASKS_NO_NAME_SERVICE =
            noClasses().should().dependOnClassesThat().belongToAnyOf(InetAddress.class, InetSocketAddress.class);
}
