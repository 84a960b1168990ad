package io.adtally.fraud.place;

import org.jspecify.annotations.Nullable;

/** A list of addresses and networks. Implementations are immutable and safe for any number of threads. */
public interface AddressList {
    /** Whether the address is listed; false for an absent one and for text that is no address. Allocates nothing. */
    boolean contains(@Nullable String ip);

    /** The entry by which it is listed, as lists spell it; null where it is not. */
    @Nullable
    String entryOrNull(@Nullable String ip);

    /** Names the content. */
    String version();
}
