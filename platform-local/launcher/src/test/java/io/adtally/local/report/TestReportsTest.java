package io.adtally.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
    private final Path root;

    TestReportsTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void countsUnitAndIntegrationTests() throws IOException {
        report("a/target/surefire-reports/TEST-A.xml", "<testcase name='one' classname='A'/>");
        report(
                "b/c/target/failsafe-reports/TEST-B.xml",
                "<testcase name='two' classname='B'><system-out>x</system-out></testcase>");
        TestReports reports = TestReports.below(root);
        assertThat(reports.complaints()).isEmpty();
        assertThat(reports.summary()).isEqualTo("2 passed, 0 failed");
    }

    @Test
    void complainsAboutFailedErroneousAndSkippedTests() throws IOException {
        report(
                "a/target/surefire-reports/TEST-A.xml",
                "<testcase name='f' classname='A'><failure/></testcase>"
                        + "<testcase name='e' classname='A'><error/></testcase>"
                        + "<testcase name='s' classname='A'><skipped/></testcase>"
                        + "<testcase name='p' classname='A'/>");
        TestReports reports = TestReports.below(root);
        assertThat(reports.summary()).isEqualTo("1 passed, 2 failed, 1 skipped");
        assertThat(reports.complaints()).containsExactly("failed: A.f", "failed: A.e", "skipped: A.s");
    }

    @Test
    void complainsWhenNoTestRan() throws IOException {
        report("a/target/surefire-reports/summary.txt", "");
        assertThat(TestReports.below(root).complaints()).containsExactly("No test ran");
    }

    private void report(String path, String cases) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<testsuite>" + cases + "</testsuite>");
    }
}
