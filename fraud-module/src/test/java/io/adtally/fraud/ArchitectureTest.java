package io.adtally.fraud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

    /** These readers of text may ask a name service, which must never happen for text from outside. */
    @ArchTest
    static final ArchRule ASKS_NO_NAME_SERVICE = noClasses()
            .should()
            .callMethod(InetAddress.class, "getByName", String.class)
            .orShould()
            .callMethod(InetAddress.class, "getAllByName", String.class)
            .orShould()
            .callMethod(InetAddress.class, "getLocalHost")
            .orShould()
            .callMethod(InetAddress.class, "getHostName")
            .orShould()
            .callMethod(InetAddress.class, "getCanonicalHostName")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(InetSocketAddress.class);

    /** So that what is known of an event, and how it is judged, can be told apart. */
    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.adtally.fraud.(*)..").should().beFreeOfCycles();

    /** Native code that fails takes its process with it: training may do so, the stream may not. */
    @ArchTest
    static final ArchRule TRAINS_NOTHING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.adtally.fraud.train..",
                    "io.github.metarank..",
                    "com.microsoft.ml..",
                    "ml.dmlc..",
                    "org.tribuo..");
}
