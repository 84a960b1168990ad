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
import org.springframework.stereotype.Component;

/** A list's text: the chunks of an import, never changed, and one more with the edits that lie over them. */
@Component
class SnapshotText {
    private final ImportTables imports;

    SnapshotText(ImportTables imports) {
        this.imports = imports;
    }

    /** The chunk of the edits, also of none. */
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

    /** Gives every compressed chunk of the import in order, at least one. */
    void importChunks(String importId, Consumer<byte[]> receiver) {
        int count = imports.chunks(importId);
        for (int number = 0; number < count; number++) {
            receiver.accept(imports.chunk(importId, number));
        }
        if (count == 0) {
            receiver.accept(tail(List.of()));
        }
    }

    /** How many those are. */
    int importChunkCount(String importId) {
        return Math.max(1, imports.chunks(importId));
    }

    /** The import's lines, read from the database a chunk at a time. */
    Stream<String> importLines(String importId) {
        return IntStream.range(0, imports.chunks(importId))
                .boxed()
                .flatMap(number -> lines(imports.chunk(importId, number)).stream());
    }

    /** SHA-256 of the import's whole uncompressed text, lower-case hex; read through the first time it is asked for. */
    String importSha256(String importId) {
        return imports.sha256(importId).orElseGet(() -> {
            MessageDigest digest = digest();
            importChunks(importId, chunk -> digest.update(uncompressed(chunk)));
            String found = HexFormat.of().formatHex(digest.digest());
            imports.keepSha256(importId, found);
            return found;
        });
    }

    /** SHA-256 of a chunk's uncompressed text, lower-case hex. */
    static String sha256(byte[] chunk) {
        return HexFormat.of().formatHex(digest().digest(uncompressed(chunk)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
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
