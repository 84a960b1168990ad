package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One numbered step of the schema. Once released it never changes: databases remember its checksum.
 *
 * @param version 1, 2, … in order
 * @param name the file's name without number and ending
 * @param statements what to run, in order, with a {@link Layout}'s placeholders; each can be run again, as a step may
 *     break off in the middle
 * @param checksum SHA-256 over the file as one server is given it, hexadecimal; the same on a cluster
 */
record Migration(int version, String name, List<String> statements, String checksum) {
    /** Every step there is, oldest first. A new one is added here. */
    private static final List<String> FILES = List.of(
            "0001_ad_events.sql",
            "0002_ad_events_by_minute.sql",
            "0003_experiment_arm.sql",
            "0004_judgement.sql",
            "0005_device_and_viewability.sql",
            "0006_performance.sql",
            "0007_arrivals.sql",
            "0008_source.sql");

    private static final String FOLDER = "/migrations/clickhouse/";
    private static final int DIGITS = 4;

    Migration {
        statements = List.copyOf(statements);
    }

    static List<Migration> all() {
        return FILES.stream().map(Migration::read).toList();
    }

    /** A step from the text of its file; statements end with a semicolon at the end of a line. */
    static Migration of(String file, String text) {
        int version = Integer.parseInt(file.substring(0, DIGITS));
        String name = file.substring(DIGITS + 1, file.length() - ".sql".length());
        List<String> statements = new ArrayList<>();
        for (String statement : text.split(";[ \\t]*(?:\\r?\\n|$)", -1)) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return new Migration(version, name, statements, sha256(String.join("", Layout.SINGLE.statements(text))));
    }

    private static Migration read(String file) {
        try (InputStream in = Migration.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the build: " + FOLDER + file);
            }
            return of(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
