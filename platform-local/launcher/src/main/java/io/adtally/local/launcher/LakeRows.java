package io.adtally.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command of models says of rows from the lake: {@code --from lake}, and with it {@code --sample N} for the size of
 * the sample that nobody looked at, or {@code --audited FILE} for what people found who did.
 *
 * @param choice size or file of the sample; empty for the usual size
 * @param others the command without all that
 */
record LakeRows(Optional<String> choice, List<String> others) {
    private static final String FROM = "--from";
    private static final String SAMPLE = "--sample";
    private static final String AUDITED = "--audited";

    LakeRows {
        others = List.copyOf(others);
    }

    /** Empty where the command says nothing of the lake. */
    static Optional<LakeRows> in(List<String> arguments) {
        if (!arguments.contains(FROM)) {
            return Optional.empty();
        }
        List<String> others = new ArrayList<>(arguments);
        if (!taken(others, FROM).equals(Optional.of("lake"))) {
            throw new UsageException("--from takes lake");
        }
        Optional<String> sample = taken(others, SAMPLE);
        if (sample.isPresent() && !sample.get().matches("\\d{1,9}")) {
            throw new UsageException("--sample takes a number of events but not " + sample.get());
        }
        Optional<String> audited = taken(others, AUDITED);
        if (sample.isPresent() && audited.isPresent()) {
            throw new UsageException("--sample and --audited are of two samples: give one of them");
        }
        return Optional.of(new LakeRows(sample.or(() -> audited), others));
    }

    /** The value of an option, which is taken out with it. */
    static Optional<String> taken(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == arguments.size()) {
            throw new UsageException(option + " needs a value");
        }
        arguments.remove(at);
        return Optional.of(arguments.remove(at));
    }

    /** Writes them; the program's exit code. */
    int export(Session session, Path directory) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(directory.toString()));
        choice.ifPresent(arguments::add);
        List<String> flags = new ArrayList<>(FlinkFlags.OPENS);
        flags.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g"));
        return ForeignProgram.run(
                session,
                Program.java(
                        session.checkout().classpath("processing-module"),
                        flags,
                        "io.adtally.processing.label.ExportLabels",
                        arguments),
                ForeignProgram.Messages.SHOWN);
    }
}
