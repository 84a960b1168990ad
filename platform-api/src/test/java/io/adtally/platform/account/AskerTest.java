package io.adtally.platform.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.platform.problem.RefusedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

class AskerTest {
    private static final Asker ANNA = new Asker("anna", null, "anna");
    private static final Asker KEY_OF_BERT = new Asker(Program.named("nightly", "bert"), null, "bert");

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void nobodyApprovesWhatTheyOrTheirKeysProposed() {
        assertThatCode(() -> ANNA.requireSecondPersonAfter("bert")).doesNotThrowAnyException();
        assertThatCode(() -> ANNA.requireSecondPersonAfter(KEY_OF_BERT.name())).doesNotThrowAnyException();
        assertThatCode(() -> ANNA.requireSecondPersonAfter("joanna")).doesNotThrowAnyException();
        for (String own : List.of("anna", Program.named("nightly", "anna"), Program.named("x of bert", "anna"))) {
            assertThatThrownBy(() -> ANNA.requireSecondPersonAfter(own)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void aKeyApprovesNothing() {
        assertThatThrownBy(() -> KEY_OF_BERT.requireSecondPersonAfter("anna"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not a key");
    }

    @Test
    void whoseTokenNamesAnAdvertiserSeesOnlyThat() {
        Jwt token = new Jwt("token", null, null, Map.of("alg", "none"), Map.of("sub", "anna", "advertiser_id", "a-1"));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(token, null, List.of()));
        assertThat(Asker.current().maySee("a-1")).isTrue();
        assertThat(Asker.current().maySee("a-2")).isFalse();
    }
}
