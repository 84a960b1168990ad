package io.adtally.platform.apikey;

import io.adtally.platform.account.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** A program that showed a key. */
record KeyBearer(String keyName, @Nullable String advertiserId) implements AuthenticatedPrincipal, Tenant {
    @Override
    public String getName() {
        return "key:" + keyName;
    }
}
