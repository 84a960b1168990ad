package io.adtally.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of a configured issuer open what their roles may see; other tokens open nothing. */
class SingleSignOnIT {
    private static final EmbeddedStack STACK = EmbeddedStack.shared(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.REDIS));

    @Test
    void aTokensRolesDecide(@TempDir Path directory) throws Exception {
        try (Issuer issuer = Issuer.start();
                Issuer stranger = Issuer.start();
                RunningPlatform platform = RunningPlatform.start(
                        STACK,
                        Map.of(
                                "ADTALLY_DATABASE_URL", Databases.h2(directory),
                                "spring.profiles.active", "oidc",
                                "ADTALLY_CONSOLE_OIDC_ISSUER", issuer.url(),
                                "ADTALLY_CONSOLE_OIDC_CLIENT_ID", "adtally",
                                "ADTALLY_CONSOLE_OIDC_CLIENT_SECRET", "of this test",
                                "ADTALLY_CONSOLE_OIDC_NAME_CLAIM", "preferred_username"))) {
            String lead = issuer.token(
                    "1", "adtally", Map.of("preferred_username", "lena", "roles", List.of("LEAD", "NOT_OURS")));
            assertThat(platform.withToken(lead, "/audit").status()).isEqualTo(200);
            assertThat(platform.withToken(lead, "/accounts").status()).isEqualTo(403);
            String advertiser =
                    issuer.token("2", "adtally", Map.of("preferred_username", "anna", "roles", List.of("ADVERTISER")));
            assertThat(platform.withToken(advertiser, "/campaigns").status()).isEqualTo(403);
            String forOthers = issuer.token("lena", "another-service", List.of("ADMIN"));
            assertThat(platform.withToken(forOthers, "/audit").status()).isEqualTo(401);
            String forged = stranger.token("lena", "adtally", List.of("ADMIN"));
            assertThat(platform.withToken(forged, "/audit").status()).isEqualTo(401);

            Map<String, Object> admin = Map.of("roles", List.of("ADMIN"), "preferred_username", "lena");
            String named = issuer.token("7c1f", "adtally", admin);
            platform.withToken(named, "/advertisers", Map.of("id", "own", "name", "Own"));
            platform.withToken(named, "/advertisers", Map.of("id", "other", "name", "Other"));
            assertThat(platform.withToken(named, "/audit").body().path("items"))
                    .as("the name that the console shows, too")
                    .allSatisfy(entry -> assertThat(List.of("lena", "system"))
                            .contains(entry.path("actor").asText()));
            Map<String, Object> bound =
                    Map.of("roles", List.of("ADMIN"), "preferred_username", "anna", "advertiser_id", "own");
            String ofAdvertiser = issuer.token("9d20", "adtally", bound);
            assertThat(platform.withToken(ofAdvertiser, "/advertisers").body())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.path("id").asText()).isEqualTo("own"));
            assertThat(platform.withToken(ofAdvertiser, "/audit").status()).isEqualTo(403);
            String nameless = issuer.token("7c1f", "adtally", Map.of("roles", List.of("ADMIN")));
            assertThat(platform.withToken(nameless, "/audit").status()).isEqualTo(401);
            assertThat(platform.get(RunningPlatform.ADMIN, "/audit").status())
                    .as("a password, where people sign in elsewhere")
                    .isEqualTo(401);
        }
    }
}
