package io.adtally.platform.account;

import org.jspecify.annotations.Nullable;

/** A principal that may be bound to one advertiser. */
public interface Tenant {
    /** The only advertiser it may see; null if it is not bound to one. */
    @Nullable
    String advertiserId();
}
