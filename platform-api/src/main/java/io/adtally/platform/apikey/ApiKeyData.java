package io.adtally.platform.apikey;

import io.adtally.platform.account.Permission;
import io.adtally.platform.account.Role;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param advertiserId the only advertiser its bearer may see; null if it may see all
 * @param createdBy the account that made it and answers for what it does
 * @param expiresAt null for never
 */
public record ApiKeyData(
        String id,
        String name,
        Set<Permission> scopes,
        @Nullable String advertiserId,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt) {
    public ApiKeyData {
        name = Checks.name("name", name);
        scopes = Set.copyOf(scopes);
        if (scopes.isEmpty()) {
            throw RefusedException.badValue("scopes", "A key without scopes could do nothing");
        }
        if (advertiserId != null && !Role.ADVERTISER.permissions().containsAll(scopes)) {
            throw RefusedException.badValue(
                    "scopes", "A key of one advertiser takes the scopes campaigns:read and reports:read only");
        }
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
