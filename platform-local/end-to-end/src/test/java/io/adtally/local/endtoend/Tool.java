package io.adtally.local.endtoend;

import io.adtally.local.launcher.EmbeddedStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that ./adtally runs for its user, started the same way: as processes of their own. */
enum Tool {
    LAKE("processing-module", "io.adtally.processing.lake.LakeCommand"),
    TRAFFIC("platform-local/traffic", "io.adtally.local.traffic.Traffic");

    /** What a run ended with. */
    record Result(int exitCode, String output, String errors) {}

    private final String module;
    private final String mainClass;

    Tool(String module, String mainClass) {
        this.module = module;
        this.mainClass = mainClass;
    }

    /** Runs the program to its end; its standard output and error are kept apart. */
    Result run(EmbeddedStack stack, String... arguments) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("adtally-tool-", ".err");
        try {
            Process process = stack.program(module, mainClass, arguments)
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output, Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }

    /** Starts the program; the caller waits for it. Output goes to this process's own. */
    Process start(EmbeddedStack stack, String... arguments) throws IOException {
        return stack.program(module, mainClass, arguments)
                .redirectErrorStream(true)
                .inheritIO()
                .start();
    }
}
