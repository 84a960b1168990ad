package io.adtally.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.access.ApiKeyGrant;
import io.adtally.access.ApiKeyText;
import io.adtally.campaign.RedisKeys;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.platform.account.Accounts;
import io.adtally.platform.apikey.ReportPasses;
import io.adtally.registry.AvroJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/** What the console shows the reporting API is of whoever is signed in, and ends soon. */
class ReportPassesIT {
    private static final EmbeddedStack STACK = EmbeddedStack.shared(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.REDIS));
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static RunningPlatform platform;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        platform = RunningPlatform.start(STACK, Map.of("ADTALLY_DATABASE_URL", Databases.h2(directory)));
        platform.post(RunningPlatform.ADMIN, "/advertisers", Map.of("id", "own", "name", "Own"));
        platform.addPerson("reader", "ADVERTISER", "own");
        platform.addPerson("watcher", "OPERATOR", null);
        platform.addPerson("manager", "CAMPAIGN_MANAGER", null);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void anAdvertisersPassIsOfThatAdvertiserWhateverIsAsked() throws Exception {
        for (@Nullable String asked : new @Nullable String[] {null, "own"}) {
            ReportPasses.Pass pass = as("reader", () -> passes().make(asked));
            assertThat(pass.advertiserId()).isEqualTo("own");
            assertThat(grant(pass).getAdvertiserId()).isEqualTo("own");
        }
        assertThatThrownBy(() -> as("reader", () -> passes().make("foreign")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoMaySeeAllMayChoose() throws Exception {
        assertThat(grant(as("manager", () -> passes().make(null))).getAdvertiserId())
                .isNull();
        assertThat(grant(as("manager", () -> passes().make("own"))).getAdvertiserId())
                .isEqualTo("own");
    }

    @Test
    void whoMayNotReadReportsGetsNone() {
        assertThatThrownBy(() -> as("watcher", () -> passes().make(null))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> passes().make(null)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void itReadsReportsOnlyAndEndsByItself() throws Exception {
        ReportPasses.Pass pass = as("reader", () -> passes().make(null));
        ApiKeyGrant grant = grant(pass);
        assertThat(grant.getScopes()).isEqualTo(List.of("reports:read"));
        assertThat(grant.getName()).isEqualTo("console of reader");
        assertThat(Instant.ofEpochMilli(grant.getExpiresAt()))
                .isEqualTo(Instant.ofEpochMilli(pass.until().toEpochMilli()))
                .isBeforeOrEqualTo(Instant.now().plus(LONGEST));
        assertThat(redis().getExpire(key(pass))).isBetween(1L, LONGEST.toSeconds());
        // It opens nothing of the control plane, and what is logged of it opens nothing at all.
        assertThat(platform.withKey(pass.text(), "/campaigns").status()).isEqualTo(401);
        assertThat(pass.toString()).doesNotContain(pass.text());
    }

    private static ReportPasses passes() {
        return platform.bean(ReportPasses.class);
    }

    private static StringRedisTemplate redis() {
        return platform.bean(StringRedisTemplate.class);
    }

    private static ApiKeyGrant grant(ReportPasses.Pass pass) throws Exception {
        ApiKeyGrant grant = AvroJson.read(
                String.valueOf(redis().opsForValue().get(key(pass))), ApiKeyGrant.getClassSchema(), ApiKeyGrant.class);
        assertThat(ApiKeyText.parse(pass.text()).orElseThrow().hasSecret(grant.getSecretSha256()))
                .isTrue();
        return grant;
    }

    private static String key(ReportPasses.Pass pass) {
        return RedisKeys.apiKey(ApiKeyText.parse(pass.text()).orElseThrow().id());
    }

    private static <T> T as(String person, Callable<T> action) throws Exception {
        UserDetails user = platform.bean(Accounts.class).loadUserByUsername(person);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        try {
            return action.call();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
