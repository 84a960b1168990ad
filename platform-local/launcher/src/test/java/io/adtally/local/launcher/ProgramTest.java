package io.adtally.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static final Program PATIENT = new Program(List.of("sleep", "600"), Map.of());

    @Test
    void endsWhenWhoeverStartedItIsGone() throws Exception {
        Process process =
                PATIENT.endingWithParent().inOwnSession().builder(Map.of()).start();
        assertThat(process.isAlive()).isTrue();
        process.getOutputStream().close(); // the system does so for a parent that was killed
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("ended by SIGTERM").isEqualTo(128 + 15);
    }

    @Test
    void keepsThePidThatWasStartedAndItsOutput() throws Exception {
        Process process = new Program(List.of("sh", "-c", "echo $$ $WORD"), Map.of("WORD", "said"))
                .endingWithParent()
                .builder(Map.of())
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(process.pid() + " said\n");
        assertThat(process.waitFor()).isZero();
    }
}
