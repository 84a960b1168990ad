package io.adtally.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains, judges and registers fraud models. */
final class ModelCommand implements Command {
    private static final String MODULE = "fraud-module/train";
    private static final String MAIN = "io.adtally.fraud.train.FraudTrain";

    @Override
    public String name() {
        return "model";
    }

    @Override
    public String summary() {
        return "train, evaluate, compare, export and register fraud models";
    }

    @Override
    public String help() {
        return """
            ./adtally model … runs the training tool; ./adtally model --help lists what it does.

            With --from lake, train, evaluate and compare take events of the lake: those that analysts
            decided, and a sample of those that nobody looked at.
              --sample N       events in it (100000), whose labels are presumed from what became of them
              --audited FILE   lines of event_id,label by people who looked at a sample, instead
            ./adtally model export --from lake --out DIR writes these rows, where they come from, and the
            sample for people to look at.\
            """;
    }

    @Override
    public boolean passesHelpOn() {
        return true;
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        Optional<LakeRows> rows = LakeRows.in(arguments);
        if (rows.isEmpty()) {
            return fraudTrain(session, arguments);
        }
        List<String> others = new ArrayList<>(rows.get().others());
        String command = others.isEmpty() ? "" : others.getFirst();
        if (command.equals("export")) {
            Optional<String> out = LakeRows.taken(others, "--out");
            if (out.isEmpty() || others.size() > 1) {
                throw new UsageException("export --from lake takes --out DIR and the sample");
            }
            return rows.get().export(session, Path.of(out.get()));
        }
        if (!List.of("train", "evaluate", "compare").contains(command)) {
            throw new UsageException("--from lake is for train, evaluate, compare and export");
        }
        Path directory = session.checkout().data().resolve("lake-rows");
        int exit = rows.get().export(session, directory);
        if (exit != 0) {
            return exit;
        }
        others.addAll(List.of("--rows-from", directory.resolve("rows.csv").toString()));
        return fraudTrain(session, others);
    }

    private static int fraudTrain(Session session, List<String> arguments) throws IOException, InterruptedException {
        return ForeignProgram.run(
                session,
                Program.java(session.checkout().classpath(MODULE), List.of("-Xmx3g"), MAIN, arguments),
                ForeignProgram.Messages.SHOWN);
    }
}
