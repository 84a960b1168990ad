package io.adtally.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Other modules' programs, run with the settings of a platform. */
record Programs(Checkout checkout, Map<String, String> settings) {
    private static final String LAKE_MODULE = "processing-module";
    private static final String LAKE = "io.adtally.processing.lake.LakeCommand";

    /** The traffic generator or its check. */
    ProcessBuilder traffic(String... arguments) {
        return builder(TrafficCommand.MODULE, TrafficCommand.MAIN, arguments);
    }

    /** What {@code ./adtally lake} answers; IOException with what it said if it fails. */
    long lake(String... arguments) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("adtally-lake-", ".err");
        try {
            Process process = builder(LAKE_MODULE, LAKE, arguments)
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException(Files.readString(errors).strip());
            }
            return Long.parseLong(said);
        } finally {
            Files.delete(errors);
        }
    }

    ProcessBuilder builder(String module, String mainClass, String... arguments) {
        return Program.java(checkout.classpath(module), FlinkFlags.OPENS, mainClass, List.of(arguments))
                .builder(settings);
    }
}
