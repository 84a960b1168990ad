package io.adtally.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleApplication;
import io.adtally.platform.account.AccountData;
import io.adtally.platform.account.Accounts;
import io.adtally.platform.account.Role;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.test.context.support.WithUserDetails;
import org.springframework.test.context.TestPropertySource;

/** Sessions over HTTP end when their account is changed, also for the requests that an open page makes by itself. */
@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sessions;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "vaadin.productionMode=true",
            "adtally.console.account.credentials-file=target/session-test-accounts.properties"
        })
@TestPropertySource("classpath:console-alone.properties")
class SessionEndTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    void holdWhoIsSignedInHere(SecurityContextHolderStrategy holder) {
        SecurityContextHolder.setContextHolderStrategy(holder);
    }

    @Test
    @WithUserDetails("admin")
    void endWhenTheAccountIsLockedOrGivenAnotherRoleOrPassword() throws Exception {
        Accounts.NewPassword made = accounts.create("watcher", Role.OPERATOR, null);
        HttpClient locked = signIn("watcher", made.password());
        assertThat(isSignedIn(locked)).isTrue();
        AccountData out = accounts.change("watcher", made.account().version(), Role.OPERATOR, null, false);
        assertThat(status(locked, "/?v-r=heartbeat&v-uiId=0", BodyPublishers.noBody()))
                .as("heartbeat")
                .isNotEqualTo(200);
        assertThat(isSignedIn(locked)).isFalse();
        AccountData in = accounts.change("watcher", out.version(), Role.OPERATOR, null, true);
        assertThat(isSignedIn(locked)).as("not again by itself").isFalse();

        HttpClient promoted = signIn("watcher", made.password());
        assertThat(isSignedIn(promoted)).isTrue();
        accounts.change("watcher", in.version(), Role.LEAD, null, true);
        assertThat(isSignedIn(promoted)).isFalse();

        HttpClient known = signIn("watcher", made.password());
        HttpClient bystander =
                signIn("operator", accounts.resetPassword("operator").password());
        accounts.resetPassword("watcher");
        assertThat(isSignedIn(known)).isFalse();
        assertThat(isSignedIn(signIn("watcher", made.password()))).isFalse();
        assertThat(isSignedIn(bystander)).as("another account").isTrue();
    }

    @Test
    @WithUserDetails("lead")
    void whoeverTakesANewPasswordStaysSignedInHere() {
        Authentication lead =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        Authentication admin = UsernamePasswordAuthenticationToken.authenticated(
                accounts.loadUserByUsername("admin"), null, Role.ADMIN.authorities());
        SecurityContextHolder.getContext().setAuthentication(admin);
        accounts.resetPassword("admin");
        accounts.resetPassword("lead");
        assertThat(accounts.isUnchanged(admin)).isTrue();
        assertThat(accounts.isUnchanged(lead)).isFalse();
    }

    private HttpClient signIn(String name, String password) throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form = "username=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return browser;
    }

    private boolean isSignedIn(HttpClient browser) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/swagger-ui.html"))
                .build();
        HttpResponse<Void> answer = browser.send(request, BodyHandlers.discarding());
        return !answer.headers().firstValue("Location").orElse("").contains("/login");
    }

    private int status(HttpClient browser, String path, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(body)
                .build();
        return browser.send(request, BodyHandlers.discarding()).statusCode();
    }
}
