package io.adtally.fraud.train;

import io.adtally.fraud.score.ModelRefusedException;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code fraud-train}. Exit codes: 0 done, 1 not done and why, 2 wrong arguments. */
@Command(
        name = "fraud-train",
        description = "Makes and judges the models that score ad traffic.",
        mixinStandardHelpOptions = true,
        version = "fraud-train 0.1.0",
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            ExportCommand.class,
            RegisterCommand.class
        })
public final class FraudTrain {
    private FraudTrain() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), args));
    }

    /** The exit code; output goes to standard out, progress and errors to standard error. */
    static int run(Map<String, String> environment, String... args) {
        CommandLine line = new CommandLine(new FraudTrain(), new EnvironmentFactory(environment));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ModelRefusedException
                    || failure instanceof IOException
                    || failure instanceof IllegalArgumentException
                    || failure instanceof IllegalStateException) {
                command.getErr().println(failure.getMessage());
                return 1;
            }
            throw failure;
        });
        return line.execute(args);
    }

    /** Hands the environment to the one command that asks for it, so that tests have their own. */
    private record EnvironmentFactory(Map<String, String> environment) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type == RegisterCommand.class
                    ? type.cast(new RegisterCommand(environment))
                    : CommandLine.defaultFactory().create(type);
        }
    }
}
