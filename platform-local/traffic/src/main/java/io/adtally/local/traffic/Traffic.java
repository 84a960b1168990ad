package io.adtally.local.traffic;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./adtally traffic}: sends generated events, or checks what has become of them. */
public final class Traffic {
    private static final int SHOWN_DIFFERENCES = 10;

    private Traffic() {}

    /** Exits with 0 when all went well, 1 when not (a check found a difference), 2 on a wrong command line. */
    public static void main(String[] args) {
        int status;
        try {
            status = run(List.of(args), System.getenv());
        } catch (Usage e) {
            System.err.println(e.getMessage());
            System.err.print(Usage.TEXT);
            status = 2;
        } catch (NoSuchFileException e) {
            System.err.println("There is no " + e.getFile() + "; a run with --oracle writes it");
            status = 1;
        } catch (DeliveryException | IOException e) {
            System.err.println(e.getMessage());
            status = 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = 1;
        }
        System.exit(status);
    }

    private static int run(List<String> arguments, Map<String, String> settings)
            throws DeliveryException, IOException, InterruptedException {
        if (arguments.contains("--help") || arguments.contains("-h") || arguments.contains("help")) {
            System.out.print(Usage.TEXT);
            return 0;
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals("check")) {
            return check(arguments.subList(1, arguments.size()), settings) ? 0 : 1;
        }
        RunOptions options = RunOptions.of(arguments, System.currentTimeMillis());
        Session session = new Session(options, setting(settings, "ADTALLY_COLLECTOR_URL"), System.err);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(session, main), "stop"));
        session.run(setting(settings, "ADTALLY_REDIS_URL"));
        return 0;
    }

    private static boolean check(List<String> arguments, Map<String, String> settings)
            throws IOException, InterruptedException {
        Arguments given = new Arguments(arguments, Set.of("--oracle", "--wait"), Set.of("--reports"));
        Expectation expected = Expectation.read(Path.of(given.text("--oracle", "var/oracle.json")));
        Ledger ledger = new Ledger(
                setting(settings, "ADTALLY_CLICKHOUSE_URL"),
                setting(settings, "ADTALLY_CLICKHOUSE_USER"),
                setting(settings, "ADTALLY_CLICKHOUSE_PASSWORD"),
                expected.runId());
        boolean agrees = new Check(expected, ledger, System.out).run(given.duration("--wait", "90s"));
        return given.has("--reports") ? reportsAgree(ledger, settings) && agrees : agrees;
    }

    private static boolean reportsAgree(Ledger ledger, Map<String, String> settings)
            throws IOException, InterruptedException {
        ReportingApi api =
                ReportingApi.open(setting(settings, "ADTALLY_REPORTING_URL"), setting(settings, "ADTALLY_REDIS_URL"));
        ReportCheck check =
                new ReportCheck(api, ledger.bookedCells(), ledger.bookedFacets(), ledger.bookedSpendMicros());
        List<String> differences = check.differences();
        System.out.printf(
                "%,d figures of the reporting API compared with the books, %d differ%n",
                check.compared(), differences.size());
        differences.stream().limit(SHOWN_DIFFERENCES).forEach(difference -> System.out.println("  " + difference));
        return differences.isEmpty();
    }

    /** On Ctrl-C: what was begun is finished, and the oracle written, before the process goes. */
    private static void stop(Session session, Thread main) {
        session.stop();
        try {
            main.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String setting(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new Usage(name + " must be set; ./adtally traffic does");
        }
        return value;
    }
}
