package io.adtally.local.clickhouse.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Fetches the engine's library with npm, checks it against its published integrity and puts it into the cache in one
 * step, so that there is never half a library. Several processes may try at once; the first does the work.
 */
public final class InstallEngine {
    private static final String INSTEAD = "; set ADTALLY_CLICKHOUSE_URL to a ClickHouse of yours instead";
    private static final long MEBIBYTE = 1 << 20;
    private static final long REPORT_EVERY_BYTES = 100 * MEBIBYTE;
    private static final long REPORT_EVERY_SECONDS = 2;
    private static final long PACKAGE_MEBIBYTES = 170;

    private final PrintStream out;

    private InstallEngine(PrintStream out) {
        this.out = out;
    }

    /** Fetches what is missing; exits with 1 and a sentence when that is not possible. */
    public static void main(String[] args) {
        try {
            install(System.getenv(), System.out);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(1);
        }
    }

    /** The library's file, fetched first if need be; IOException says what is in the way and what to do. */
    public static Path install(Map<String, String> environment, PrintStream out)
            throws IOException, InterruptedException {
        String unsupported = EngineFiles.unsupported();
        if (!unsupported.isEmpty()) {
            throw new IOException(unsupported + INSTEAD);
        }
        Path library = EngineFiles.library(environment);
        if (!Files.isRegularFile(library)) {
            new InstallEngine(out).fetch(library);
        }
        return library;
    }

    private void fetch(Path library) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(library.resolveSibling(".").normalize());
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.isRegularFile(library) || !lock.isValid()) {
                return; // another process was faster
            }
            Path work = Files.createTempDirectory(directory, "fetch-");
            try {
                Path archive = download(work);
                verify(archive);
                Path unpacked = unpack(archive, work);
                Files.move(unpacked, library, StandardCopyOption.ATOMIC_MOVE);
                out.println("ClickHouse engine " + EngineFiles.VERSION + " is in " + library);
            } finally {
                delete(work);
            }
        }
    }

    /** With a cache of its own, which shows how far npm is and leaves nothing behind in the user's. */
    private Path download(Path work) throws IOException, InterruptedException {
        out.println(
                "Fetching the ClickHouse engine " + EngineFiles.VERSION + " (" + PACKAGE_MEBIBYTES + " MB, once) …");
        Path said = work.resolve("npm.log");
        Process npm;
        try {
            npm = new ProcessBuilder(
                            "npm",
                            "pack",
                            "--silent",
                            "--cache",
                            work.resolve("npm-cache").toString(),
                            EngineFiles.PACKAGE + "@" + EngineFiles.VERSION)
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "npm is needed to fetch the ClickHouse engine; install Node.js with npm" + INSTEAD, e);
        }
        npm.getOutputStream().close();
        while (!npm.waitFor(REPORT_EVERY_SECONDS, TimeUnit.SECONDS)) {
            long fetched = Math.min(size(work) / MEBIBYTE, PACKAGE_MEBIBYTES);
            out.println("Fetched " + fetched + " of " + PACKAGE_MEBIBYTES + " MB …");
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm could not fetch the ClickHouse engine" + INSTEAD + ". It said:\n"
                    + Files.readString(said).strip());
        }
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("npm fetched nothing" + INSTEAD));
        }
    }

    private static long size(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            return bytes; // npm moved a file meanwhile: the next look sees all
        }
        return bytes;
    }

    private void verify(Path archive) throws IOException {
        out.println("Checking its integrity …");
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(archive)) {
            for (int length; (length = in.read(buffer)) > 0; ) {
                digest.update(buffer, 0, length);
            }
        }
        String found = "sha512-" + Base64.getEncoder().encodeToString(digest.digest());
        if (!found.equals(EngineFiles.INTEGRITY)) {
            throw new IOException("The ClickHouse engine that npm fetched is not the expected one (integrity " + found
                    + ")" + INSTEAD);
        }
    }

    private Path unpack(Path archive, Path work) throws IOException {
        Path unpacked = work.resolve("libchdb.so");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(EngineFiles.LIBRARY_IN_PACKAGE)) {
                    copy(tar, unpacked, entry.getSize());
                    return unpacked;
                }
            }
        }
        throw new IOException("The ClickHouse engine's package holds no " + EngineFiles.LIBRARY_IN_PACKAGE);
    }

    private void copy(InputStream in, Path target, long size) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        long nextReport = REPORT_EVERY_BYTES;
        try (OutputStream file = Files.newOutputStream(target)) {
            for (int length; (length = in.read(buffer)) > 0; ) {
                file.write(buffer, 0, length);
                copied += length;
                if (copied >= nextReport) {
                    out.println("Unpacking " + copied / MEBIBYTE + " of " + size / MEBIBYTE + " MB …");
                    nextReport += REPORT_EVERY_BYTES;
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
