package io.adtally.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs another module's program in the terminal, with the platform's settings. */
final class ForeignProgram {
    /** What becomes of its standard error. */
    enum Messages {
        SHOWN,
        ON_FAILURE
    }

    private ForeignProgram() {}

    /** Returns the program's exit code. */
    static int run(Session session, Program program, Messages messages) throws IOException, InterruptedException {
        ProcessBuilder builder = program.builder(session.settings())
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT);
        if (messages == Messages.SHOWN) {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-program"));
        if (messages == Messages.ON_FAILURE) {
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                session.err().print(said);
            }
        }
        return process.waitFor();
    }
}
