package io.adtally.local.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console's REST API, called by people's passwords. */
final class ConsoleApi {
    private final PlatformUnderTest platform;
    private final HttpClient http = HttpClient.newHttpClient();

    ConsoleApi(PlatformUnderTest platform) {
        this.platform = platform;
    }

    /** The answer's text; IOException if it is a refusal. */
    String post(String account, String path, String type, String body) throws IOException, InterruptedException {
        return send(
                account, path, request -> request.header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    String json(String account, String path, String body) throws IOException, InterruptedException {
        return post(account, path, "application/json", body);
    }

    String get(String account, String path) throws IOException, InterruptedException {
        return send(account, path, HttpRequest.Builder::GET);
    }

    /** A new account that reads the reports and campaigns of one advertiser. */
    Person advertiser(String account, String advertiserId) throws IOException, InterruptedException {
        String made = json(
                "admin",
                "/accounts",
                "{\"name\":\"" + account + "\",\"role\":\"ADVERTISER\",\"advertiserId\":\"" + advertiserId + "\"}");
        return new Person(account, field(made, "password"));
    }

    /** Who may sign in, and how. */
    record Person(String account, String password) {}

    /** The text of a field in an answer. */
    static String field(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        if (!found.find()) {
            throw new IllegalArgumentException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    private String send(String account, String path, Method method) throws IOException, InterruptedException {
        String credentials = account + ":" + platform.stack().consolePassword(account);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(platform.stack().setting("ADTALLY_CONSOLE_URL") + "/api/v1" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> answer = http.send(method.of(request).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Gives a request its method and body. */
    private interface Method {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }
}
