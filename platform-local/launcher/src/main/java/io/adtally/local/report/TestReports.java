package io.adtally.local.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The outcome of all tests of a build, read from the XML that Surefire and Failsafe write. A skipped or aborted test
 * counts as a complaint, because nobody looks at what did not run. Immutable.
 *
 * @param complaints a line for people each; empty if all is well
 */
public record TestReports(int passed, int failed, int skipped, List<String> complaints) {
    private static final Set<String> DIRECTORIES = Set.of("surefire-reports", "failsafe-reports");
    private static final Set<String> NOT_OURS = Set.of("node_modules", "var", ".git", "src");

    public TestReports {
        complaints = List.copyOf(complaints);
    }

    /** Reads every report in the modules below the directory; IOException if one cannot be read. */
    public static TestReports below(Path root) throws IOException {
        Count count = new Count();
        for (Path report : reports(root)) {
            count.add(report);
        }
        return count.result();
    }

    /** The line that ends a test run. */
    public String summary() {
        String line = passed + " passed, " + failed + " failed";
        return skipped == 0 ? line : line + ", " + skipped + " skipped";
    }

    private static List<Path> reports(Path root) throws IOException {
        List<Path> reports = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                String name = directory.getFileName().toString();
                if (!directory.equals(root) && NOT_OURS.contains(name)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!DIRECTORIES.contains(name)) {
                    return FileVisitResult.CONTINUE;
                }
                try (Stream<Path> files = Files.list(directory)) {
                    files.filter(TestReports::isReport).sorted().forEach(reports::add);
                }
                return FileVisitResult.SKIP_SUBTREE;
            }
        });
        return reports;
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("TEST-") && name.endsWith(".xml");
    }

    private static final class Count {
        private static final XMLInputFactory XML = XMLInputFactory.newFactory();

        private final List<String> complaints = new ArrayList<>();
        private int passed;
        private int failed;
        private int skipped;

        void add(Path report) throws IOException {
            try (InputStream in = Files.newInputStream(report)) {
                XMLStreamReader reader = XML.createXMLStreamReader(in);
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT
                            && reader.getLocalName().equals("testcase")) {
                        testCase(reader);
                    }
                }
            } catch (XMLStreamException e) {
                throw new IOException(report + " cannot be read", e);
            }
        }

        private void testCase(XMLStreamReader reader) throws XMLStreamException {
            String name = reader.getAttributeValue(null, "classname") + "." + reader.getAttributeValue(null, "name");
            String verdict = "passed";
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("testcase")) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    verdict = switch (reader.getLocalName()) {
                        case "failure", "error" -> "failed";
                        case "skipped" -> "skipped";
                        default -> verdict;
                    };
                }
            }
            count(name, verdict);
        }

        private void count(String name, String verdict) {
            switch (verdict) {
                case "failed" -> failed++;
                case "skipped" -> skipped++;
                default -> passed++;
            }
            if (!verdict.equals("passed")) {
                complaints.add(verdict + ": " + name);
            }
        }

        TestReports result() {
            if (passed + failed + skipped == 0) {
                complaints.add("No test ran");
            }
            return new TestReports(passed, failed, skipped, complaints);
        }
    }
}
