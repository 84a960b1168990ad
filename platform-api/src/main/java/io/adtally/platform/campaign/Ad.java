package io.adtally.platform.campaign;

import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ad of a campaign.
 *
 * @param id as events name it
 * @param creativeId the creative it shows, as events name it
 * @param landingUrl where a click leads, http or https
 */
@Embeddable
public record Ad(
        @Column(name = "ad_id") String id,
        @Column(name = "ad_name") String name,
        @Column(name = "creative_id") String creativeId,
        @Column(name = "landing_url") String landingUrl) {
    private static final int LONGEST_URL = 2000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public Ad {
        Checks.id("ads", id);
        name = Checks.name("ads", name);
        Checks.id("ads", creativeId);
        landingUrl = Checks.text("ads", landingUrl, LONGEST_URL);
        if (!isWebAddress(landingUrl)) {
            throw RefusedException.badValue(
                    "ads", "A landing page is a whole http or https address; found \"" + landingUrl + "\"");
        }
    }

    private static boolean isWebAddress(String url) {
        try {
            URI address = URI.create(url);
            @Nullable String scheme = address.getScheme();
            return SCHEMES.contains(Objects.requireNonNullElse(scheme, "").toLowerCase(Locale.ROOT))
                    && address.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
