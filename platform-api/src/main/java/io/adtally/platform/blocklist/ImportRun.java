package io.adtally.platform.blocklist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Reads a file into chunks: its good lines, without remarks, a batch of lines at a time, so that neither the file nor the
 * list is ever in memory as a whole. Used once, by one thread.
 */
final class ImportRun {
    private static final int LINES_AT_ONCE = 50_000;
    private static final int LONGEST_LINE = 1_000;

    private final ListImport begun;
    private final ImportTables tables;
    private final ImportCount count = new ImportCount();
    private final List<String> lines = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private int chunks;

    ImportRun(ListImport begun, ImportTables tables) {
        this.begun = begun;
        this.tables = tables;
    }

    /** Stops early and returns false if the import was given up meanwhile. */
    boolean run(Path file) throws IOException {
        long number = 0;
        try (LineReader reader = new LineReader(Files.newBufferedReader(file), LONGEST_LINE)) {
            for (String line = reader.next(); line != null; line = reader.next()) {
                number++;
                take(line, number);
                if (lines.size() == LINES_AT_ONCE) {
                    count.read(reader.characters());
                    if (!flush()) {
                        return false;
                    }
                }
            }
            count.read(reader.characters());
        }
        return flush();
    }

    private void take(String line, long number) {
        if (line.length() > LONGEST_LINE) {
            count.reject(number, line, "longer than " + LONGEST_LINE + " characters");
            return;
        }
        int remark = begun.list() == ListKind.USER_AGENT ? (line.startsWith("#") ? 0 : -1) : line.indexOf('#');
        String entry = (remark < 0 ? line : line.substring(0, remark)).strip();
        if (!entry.isEmpty()) {
            lines.add(entry);
            numbers.add(number);
        }
    }

    /** Whether the import still runs. */
    private boolean flush() {
        if (!lines.isEmpty()) {
            Map<Integer, String> bad = new HashMap<>();
            EntryChecker.bad(begun.list(), lines).forEach(line -> bad.put(line.index(), line.reason()));
            tables.insertChunk(begun.id(), chunks++, compress(bad));
        }
        lines.clear();
        numbers.clear();
        return tables.progress(begun.id(), count);
    }

    private byte[] compress(Map<Integer, String> bad) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 16)) {
            for (int index = 0; index < lines.size(); index++) {
                String reason = bad.get(index);
                if (reason == null) {
                    count.accept();
                    gzip.write((lines.get(index) + "\n").getBytes(StandardCharsets.UTF_8));
                } else {
                    count.reject(numbers.get(index), lines.get(index), reason);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not into a byte array
        }
        return bytes.toByteArray();
    }
}
