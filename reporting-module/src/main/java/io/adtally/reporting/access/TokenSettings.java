package io.adtally.reporting.access;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What tokens of the configured issuer say.
 *
 * @param rolesClaim names the bearer's roles
 * @param advertiserClaim names the only advertiser whose rows the bearer may see
 * @param allRows roles that see all advertisers, if the token names none
 * @param ownRows roles that see the advertiser that the token names
 */
@ConfigurationProperties("adtally.reporting.tokens")
record TokenSettings(String rolesClaim, String advertiserClaim, Set<String> allRows, Set<String> ownRows) {
    TokenSettings {
        allRows = Set.copyOf(allRows);
        ownRows = Set.copyOf(ownRows);
    }
}
