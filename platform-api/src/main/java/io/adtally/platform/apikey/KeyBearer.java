package io.adtally.platform.apikey;

import io.adtally.platform.account.Program;
import io.adtally.platform.account.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A program that showed a key.
 *
 * @param person who made the key
 */
record KeyBearer(String keyName, @Nullable String advertiserId, String person)
        implements AuthenticatedPrincipal, Tenant, Program {
    @Override
    public String getName() {
        return Program.named(keyName, person);
    }
}
