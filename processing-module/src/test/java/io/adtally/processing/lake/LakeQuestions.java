package io.adtally.processing.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Asks the lake as a person does, and takes what is printed without the line's end. */
public record LakeQuestions(Map<String, String> settings) {
    public String ask(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = LakeCommand.run(arguments, settings, print(out), print(err));
        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
        String answer = out.toString(StandardCharsets.UTF_8);
        assertThat(answer).as("the number alone").matches("\\d+\\R");
        return answer.strip();
    }

    static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
