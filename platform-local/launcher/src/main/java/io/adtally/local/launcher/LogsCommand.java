package io.adtally.local.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows what the parts wrote. */
final class LogsCommand implements Command {
    private static final int LINES_OF_ONE = 200;
    private static final int LINES_OF_EACH = 15;
    private static final long LOOK_EVERY_MILLIS = 300;

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String summary() {
        return "show what a part, or all of them, wrote";
    }

    @Override
    public String help() {
        return """
                ./adtally logs [PART] [-f]

                Shows the end of a part's log, or of all of them. The whole files are in var/log.

                  -f  go on showing what is written, until Ctrl-C""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        List<String> names = new ArrayList<>(arguments);
        boolean follow = names.remove("-f");
        if (names.size() > 1 || (!names.isEmpty() && names.getFirst().startsWith("-"))) {
            throw new UsageException("logs takes one part and -f");
        }
        List<Path> logs = LogFiles.all(session.logs()).stream()
                .filter(log -> names.isEmpty() || LogFiles.name(log).equals(names.getFirst()))
                .toList();
        if (logs.isEmpty()) {
            session.err()
                    .println("adtally: there is no log" + (names.isEmpty() ? "" : " of " + names.getFirst()) + " in "
                            + session.logs());
            return 1;
        }
        List<Reader> readers = new ArrayList<>();
        for (Path log : logs) {
            readers.add(show(session, log, logs.size() > 1));
        }
        while (follow) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            for (Reader reader : readers) {
                reader.copyNew(session);
            }
        }
        return 0;
    }

    private static Reader show(Session session, Path log, boolean several) throws IOException {
        Reader reader = new Reader(several ? LogFiles.name(log) + " | " : "", log);
        String tail = LogTail.last(log, several ? LINES_OF_EACH : LINES_OF_ONE);
        tail.lines().forEach(line -> session.out().println(reader.prefix + line));
        return reader;
    }

    private static final class Reader {
        private final String prefix;
        private final Path log;
        private long position;

        Reader(String prefix, Path log) throws IOException {
            this.prefix = prefix;
            this.log = log;
            this.position = log.toFile().length();
        }

        void copyNew(Session session) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                if (file.length() < position) {
                    position = 0;
                }
                byte[] added = new byte[(int) Math.min(file.length() - position, 1 << 20)];
                file.seek(position);
                file.readFully(added);
                int whole = new String(added, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
                position += whole;
                new String(added, 0, whole, StandardCharsets.UTF_8).lines().forEach(line -> session.out()
                        .println(prefix + line));
            }
        }
    }
}
