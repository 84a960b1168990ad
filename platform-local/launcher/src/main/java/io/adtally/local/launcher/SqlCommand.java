package io.adtally.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Runs one statement in ClickHouse. */
final class SqlCommand implements Command {
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
        try (HttpClient client = HttpClient.newHttpClient()) {
            return show(
                    session,
                    client.send(ClickHouse.request(settings, arguments.getFirst()), BodyHandlers.ofInputStream()));
        } catch (ConnectException e) {
            session.err()
                    .println("adtally: ClickHouse does not answer at " + ClickHouse.url(settings)
                            + "; ./adtally up starts it");
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
