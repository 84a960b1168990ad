package io.adtally.platform.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

class ClaimedRolesTest {
    @Test
    void rolesOfOursCountAndOthersDoNot() {
        assertThat(may(Map.of("roles", List.of("LEAD", "NOT_OURS")))).contains("review:approve", "ROLE_LEAD");
        assertThat(may(Map.of("roles", List.of("ADVERTISER")))).isEmpty();
        assertThat(may(Map.of())).isEmpty();
    }

    @Test
    void whoIsBoundToAnAdvertiserDoesWhatAdvertisersDoAndNoMore() {
        for (String role : List.of("ADMIN", "LEAD", "CAMPAIGN_MANAGER")) {
            assertThat(may(Map.of("roles", List.of(role), "advertiser_id", "a-1")))
                    .containsExactlyInAnyOrder("campaigns:read", "reports:read");
        }
        assertThat(may(Map.of("roles", List.of("ADVERTISER"), "advertiser_id", "a-1")))
                .containsExactlyInAnyOrder("ROLE_ADVERTISER", "campaigns:read", "reports:read");
        assertThat(may(Map.of("roles", List.of("OPERATOR"), "advertiser_id", "a-1")))
                .isEmpty();
        assertThat(may(Map.of("roles", List.of("ADMIN"), "advertiser_id", ""))).isEmpty();
    }

    @Test
    void theConsolesSignInGoesByTheSameRules() {
        Map<String, Object> claims = Map.of("sub", "anna", "roles", List.of("ADMIN"), "advertiser_id", "a-1");
        OidcIdToken token = new OidcIdToken("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), claims);
        assertThat(new ClaimedRoles().mapAuthorities(List.of(new OidcUserAuthority(token))))
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("OIDC_USER", "campaigns:read", "reports:read");
    }

    private static List<String> may(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sub", "anna");
        return ClaimedRoles.of(() -> all).stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .distinct()
                .toList();
    }
}
