package io.adtally.local.launcher;

import java.util.List;

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
        return "./adtally model … runs the training tool; ./adtally model --help lists what it does.";
    }

    @Override
    public boolean passesHelpOn() {
        return true;
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        return ForeignProgram.run(
                session,
                Program.java(session.checkout().classpath(MODULE), List.of("-Xmx3g"), MAIN, arguments),
                ForeignProgram.Messages.SHOWN);
    }
}
