package io.adtally.local.launcher;

import java.util.List;
import java.util.Optional;

/** What ./adtally runs: finds the command and runs it. */
public final class Launcher {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final List<Command> COMMANDS = List.of(
            new UpCommand(),
            new DownCommand(),
            new StatusCommand(),
            new LogsCommand(),
            new TrafficCommand(),
            new SqlCommand(),
            new LakeCommand(),
            new TopicCommand(),
            new ChaosCommand(),
            new BenchCommand(),
            new ModelCommand(),
            new TestCommand());

    private Launcher() {}

    public static void main(String[] args) {
        Session session = new Session(Checkout.locate(), System.getenv(), System.out, System.err);
        int exit = run(session, List.of(args));
        System.out.flush();
        System.exit(exit);
    }

    static int run(Session session, List<String> words) {
        if (words.isEmpty() || List.of("help", "--help", "-h").contains(words.getFirst())) {
            return help(session, words);
        }
        Optional<Command> command = command(words.getFirst());
        if (command.isEmpty()) {
            session.err().println("adtally: there is no command " + words.getFirst() + "; ./adtally help lists them");
            return USAGE;
        }
        return run(session, command.get(), words.subList(1, words.size()));
    }

    private static int run(Session session, Command command, List<String> arguments) {
        if (!command.passesHelpOn() && (arguments.contains("--help") || arguments.contains("-h"))) {
            session.out().println(command.help());
            return 0;
        }
        try {
            return command.run(session, arguments);
        } catch (UsageException e) {
            session.err().println("adtally: " + e.getMessage() + "\n\n" + command.help());
            return USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (Exception e) {
            String message = e.getMessage();
            session.err().println("adtally: " + (message == null ? e.toString() : message));
            return FAILED;
        }
    }

    private static Optional<Command> command(String name) {
        return COMMANDS.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    private static int help(Session session, List<String> words) {
        if (words.size() > 1) {
            Optional<Command> command = command(words.get(1));
            command.ifPresent(known -> session.out().println(known.help()));
            if (command.isPresent()) {
                return 0;
            }
        }
        session.out().println("Usage: ./adtally COMMAND …\n");
        for (Command command : COMMANDS) {
            session.out().printf("  %-8s %s%n", command.name(), command.summary());
        }
        session.out().println("\n./adtally COMMAND --help says more about one.");
        return 0;
    }
}
