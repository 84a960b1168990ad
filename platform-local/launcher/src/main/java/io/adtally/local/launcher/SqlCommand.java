package io.adtally.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs one statement in ClickHouse. */
final class SqlCommand implements Command {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public String summary() {
        return "run a statement in ClickHouse";
    }

    @Override
    public String help() {
        return """
                ./adtally sql "SELECT …"

                Only the result is on standard output, tab-separated or as the statement's FORMAT says.
                An error is told on standard error; the exit code is then 1.""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        if (arguments.size() != 1 || arguments.getFirst().isBlank()) {
            throw new UsageException("sql takes one statement, in quotes");
        }
        Map<String, String> settings = session.settings();
        String url = settings.getOrDefault("ADTALLY_CLICKHOUSE_URL", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/"))
                .timeout(LIMIT)
                .header("X-ClickHouse-User", settings.getOrDefault("ADTALLY_CLICKHOUSE_USER", ""))
                .header("X-ClickHouse-Key", settings.getOrDefault("ADTALLY_CLICKHOUSE_PASSWORD", ""))
                .POST(BodyPublishers.ofString(arguments.getFirst()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return show(session, client.send(request, BodyHandlers.ofInputStream()));
        } catch (ConnectException e) {
            session.err().println("adtally: ClickHouse does not answer at " + url + "; ./adtally up starts it");
            return 1;
        }
    }

    private static int show(Session session, HttpResponse<InputStream> response) throws IOException {
        boolean failed = response.statusCode() != 200
                || response.headers().firstValue("X-ClickHouse-Exception-Code").isPresent();
        try (InputStream body = response.body()) {
            body.transferTo(failed ? session.err() : session.out());
        }
        return failed ? 1 : 0;
    }
}
