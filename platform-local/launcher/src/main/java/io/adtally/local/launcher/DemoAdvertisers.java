package io.adtally.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Tells the console of the advertisers whose campaigns the demo's traffic is of, and makes an account of the first, whose
 * password lies beside those of the other accounts.
 */
final class DemoAdvertisers {
    static final String ACCOUNT = "advertiser";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** As the traffic names them. */
    private static final String ID = "a-demo-";

    private static final int ADVERTISERS = 5;

    private final String api;
    private final Path accounts;
    private final String authorization;

    private DemoAdvertisers(String api, Path accounts, String adminPassword) {
        this.api = api;
        this.accounts = accounts;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString(("admin:" + adminPassword).getBytes(StandardCharsets.UTF_8));
    }

    /** Does nothing where it was done before, or where the admin's password is no longer known here. */
    static void make(Wiring wiring) throws IOException, InterruptedException {
        Properties known = new Properties();
        Path accounts = wiring.consoleAccounts();
        if (Files.exists(accounts)) {
            try (Reader reader = Files.newBufferedReader(accounts)) {
                known.load(reader);
            }
        }
        String password = known.getProperty("admin");
        if (password != null && known.getProperty(ACCOUNT) == null) {
            try (HttpClient http = HttpClient.newHttpClient()) {
                new DemoAdvertisers(wiring.setting("ADTALLY_CONSOLE_URL") + "/api/v1", accounts, password).make(http);
            }
        }
    }

    private void make(HttpClient http) throws IOException, InterruptedException {
        Set<String> there = new HashSet<>();
        answer(http, request("/advertisers").GET())
                .forEach(one -> there.add(one.path("id").asText()));
        for (int i = 0; i < ADVERTISERS; i++) {
            if (!there.contains(ID + i)) {
                post(http, "/advertisers", Map.of("id", ID + i, "name", "Demo advertiser " + (i + 1)));
            }
        }
        JsonNode made =
                post(http, "/accounts", Map.of("name", ACCOUNT, "role", "ADVERTISER", "advertiserId", ID + "0"));
        Files.writeString(
                accounts,
                ACCOUNT + "=" + made.path("password").asText() + System.lineSeparator(),
                StandardOpenOption.APPEND);
    }

    private JsonNode post(HttpClient http, String path, Map<String, String> body)
            throws IOException, InterruptedException {
        return answer(
                http,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(LIMIT).header("Authorization", authorization);
    }

    private static JsonNode answer(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
