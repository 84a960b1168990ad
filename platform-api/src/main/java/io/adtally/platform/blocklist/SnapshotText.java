package io.adtally.platform.blocklist;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A snapshot's text: the chunks of an import, unchanged, and behind them one with the edits. */
@Component
class SnapshotText {
    private final ImportTables imports;

    SnapshotText(ImportTables imports) {
        this.imports = imports;
    }

    /** The chunk of the edits; empty for none. */
    static byte[] tail(List<ListEdit> edits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (ListEdit edit : edits) {
                gzip.write((edit.line() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not into a byte array
        }
        return bytes.toByteArray();
    }

    /** Gives every compressed chunk in order. */
    void chunks(@Nullable String importId, byte[] tail, Consumer<byte[]> receiver) {
        if (importId != null) {
            int count = imports.chunks(importId);
            for (int number = 0; number < count; number++) {
                receiver.accept(imports.chunk(importId, number));
            }
        }
        receiver.accept(tail);
    }

    /** The import's lines, read from the database a chunk at a time. */
    Stream<String> importLines(String importId) {
        return IntStream.range(0, imports.chunks(importId))
                .boxed()
                .flatMap(number -> lines(imports.chunk(importId, number)).stream());
    }

    /** SHA-256 of the whole uncompressed text, lower-case hex. */
    String sha256(@Nullable String importId, byte[] tail) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            chunks(importId, tail, chunk -> digest.update(uncompressed(chunk)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The lines of one chunk; chunks of ours are cut at line ends. */
    static List<String> lines(byte[] chunk) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(unzip(chunk), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("A chunk in the database is damaged", e);
        }
    }

    private static byte[] uncompressed(byte[] chunk) {
        try (InputStream text = unzip(chunk)) {
            return text.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("A chunk in the database is damaged", e);
        }
    }

    private static InputStream unzip(byte[] chunk) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(chunk));
        } catch (IOException e) {
            throw new UncheckedIOException("A chunk in the database is damaged", e);
        }
    }
}
