package io.adtally.reporting.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * Asks the reporting API. Every method throws {@link ReportingException} if the API refuses, and IOException if it does not
 * answer. Requests that come too fast are repeated when the API says so. Thread-safe.
 */
public final class ReportingClient {
    private static final TypeReference<Map<String, @Nullable Object>> ROW = new TypeReference<>() {};
    private static final String MOST_ROWS = "10000";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Api api;

    private ReportingClient(Api api) {
        this.api = api;
    }

    /**
     * A client of one key.
     *
     * @param base where the API is, such as http://127.0.0.1:8082
     */
    public ReportingClient(URI base, String key) {
        this(new Api(base, key));
    }

    /** The same client, over the same connections, with another key. */
    public ReportingClient as(String key) {
        return new ReportingClient(api.as(key));
    }

    /** The same client for those before whom a person sits: nothing is repeated later, a busy API is told of at once. */
    public ReportingClient hurried() {
        return new ReportingClient(api.hurried());
    }

    /** All rows of a report. */
    public Report performance(Question question) throws IOException, InterruptedException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        return report(pages("reports/performance", question.parameters(), rows), rows, false);
    }

    /**
     * The first rows of a report.
     *
     * @param most how many, 1 to 10000
     */
    public Report performance(Question question, int most) throws IOException, InterruptedException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        JsonNode page = page("reports/performance", question.parameters(), most, rows);
        return report(page, rows, !page.path("next_cursor").isNull());
    }

    /** A report as csv, arrow or parquet, as it comes; the caller closes it. */
    public InputStream read(Question question, String format) throws IOException, InterruptedException {
        return api.read("reports/performance", question.with("format", format).parameters());
    }

    /** What changed since a moment in hours that were over by then. */
    public Report.Changes restatements(Instant since) throws IOException, InterruptedException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        JsonNode first = pages("restatements", Map.of("since", since.toString()), rows);
        return new Report.Changes(Instant.parse(first.path("as_of").asString()), rows, false);
    }

    /**
     * The first changes since a moment.
     *
     * @param most how many, 1 to 10000
     */
    public Report.Changes restatements(Instant since, int most) throws IOException, InterruptedException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        JsonNode page = page("restatements", Map.of("since", since.toString()), most, rows);
        return new Report.Changes(
                Instant.parse(page.path("as_of").asString()),
                rows,
                !page.path("next_cursor").isNull());
    }

    /** What every column of reports means. */
    public List<Report.Column> columns() throws IOException, InterruptedException {
        List<Report.Column> columns = new ArrayList<>();
        for (JsonNode column : api.get("columns", Map.of())) {
            columns.add(new Report.Column(
                    column.path("name").asString(),
                    column.path("unit").asString(),
                    column.path("meaning").asString()));
        }
        return List.copyOf(columns);
    }

    /**
     * Exports a report of any length: waits until its files are made and fetches them, in the order of time.
     *
     * @param format csv, arrow or parquet
     * @param directory takes the files; made if it is not there
     */
    public List<Path> export(Question question, String format, Path directory)
            throws IOException, InterruptedException {
        String id = api.post("report-jobs", question.with("format", format).parameters())
                .path("id")
                .asString();
        JsonNode job = finished(id);
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        for (JsonNode file : job.path("files")) {
            String name = file.path("name").asString();
            files.add(api.download(
                    file.path("url").asString(),
                    directory.resolve(Path.of(name).getFileName().toString())));
        }
        return files;
    }

    private JsonNode finished(String id) throws IOException, InterruptedException {
        while (true) {
            JsonNode job = api.get("report-jobs/" + id, Map.of());
            switch (job.path("state").asString()) {
                case "done" -> {
                    return job;
                }
                case "failed" ->
                    throw new ReportingException(200, "", job.path("error").asString());
                default -> TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }

    /** Takes the rows of all pages and gives the first. */
    private JsonNode pages(String path, Map<String, String> question, List<Map<String, @Nullable Object>> rows)
            throws IOException, InterruptedException {
        Map<String, String> parameters = new LinkedHashMap<>(question);
        parameters.put("limit", MOST_ROWS);
        JsonNode first = api.get(path, parameters);
        JsonNode page = first;
        while (true) {
            page.path("rows").forEach(row -> rows.add(Api.JSON.convertValue(row, ROW)));
            if (page.path("next_cursor").isNull()) {
                return first;
            }
            parameters.put("cursor", page.path("next_cursor").asString());
            page = api.get(path, parameters);
        }
    }

    private JsonNode page(String path, Map<String, String> question, int most, List<Map<String, @Nullable Object>> rows)
            throws IOException, InterruptedException {
        Map<String, String> parameters = new LinkedHashMap<>(question);
        parameters.put("limit", Integer.toString(most));
        JsonNode page = api.get(path, parameters);
        page.path("rows").forEach(row -> rows.add(Api.JSON.convertValue(row, ROW)));
        return page;
    }

    private static Report report(JsonNode answer, List<Map<String, @Nullable Object>> rows, boolean hasMore) {
        return new Report(
                Instant.parse(answer.path("as_of").asString()),
                instant(answer.path("data_through")),
                Instant.parse(answer.path("provisional_until").asString()),
                answer.path("late_share").isNull()
                        ? null
                        : answer.path("late_share").asDouble(),
                rows,
                hasMore);
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isNull() ? null : Instant.parse(node.asString());
    }
}
