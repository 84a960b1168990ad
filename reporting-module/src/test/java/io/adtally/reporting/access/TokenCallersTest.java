package io.adtally.reporting.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.reporting.query.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenCallersTest {
    private final TokenCallers callers =
            new TokenCallers(new TokenSettings("roles", "advertiser_id", Set.of("LEAD"), Set.of("ADVERTISER", "LEAD")));

    @Test
    void aRoleOfOursSeesAll() {
        Authentication lead = caller(Map.of("roles", List.of("LEAD", "OTHER")));
        assertThat(scope(lead)).isEqualTo(Scope.ALL);
        assertThat(mayRead(lead)).isTrue();
    }

    @Test
    void aTokenThatNamesAnAdvertiserNeverSeesMore() {
        for (String role : List.of("ADVERTISER", "LEAD")) {
            Authentication bound = caller(Map.of("roles", List.of(role), "advertiser_id", "a-1"));
            assertThat(scope(bound)).isEqualTo(new Scope("a-1"));
            assertThat(mayRead(bound)).isTrue();
        }
    }

    @Test
    void othersReadNothing() {
        assertThat(mayRead(caller(Map.of()))).isFalse();
        assertThat(mayRead(caller(Map.of("roles", List.of("OPERATOR"))))).isFalse();
        assertThat(mayRead(caller(Map.of("roles", List.of("ADVERTISER"))))).isFalse();
        assertThat(mayRead(caller(Map.of("roles", List.of("LEAD"), "advertiser_id", ""))))
                .isFalse();
        assertThat(mayRead(caller(Map.of("advertiser_id", "a-1")))).isFalse();
    }

    private Authentication caller(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sub", "anna");
        return callers.convert(new Jwt("token", null, null, Map.of("alg", "none"), all));
    }

    private static Scope scope(Authentication authentication) {
        return authentication.getPrincipal() instanceof Caller caller ? caller.scope() : new Scope("nobody");
    }

    private static boolean mayRead(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .anyMatch(authority -> PublishedKeys.SCOPE.equals(authority.getAuthority()));
    }
}
