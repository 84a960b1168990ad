package io.adtally.fraud.place;

import org.jspecify.annotations.Nullable;

/** Whose network an address lies in. Implementations are safe for any number of threads and answer in memory. */
public interface Networks {
    /**
     * What is known of the address; {@link Place#UNKNOWN} for an absent one, for text that is no address and for an
     * address in no known network. Called for every event: it must not allocate in the usual case.
     *
     * @param ip IPv4 or IPv6 in text form
     */
    Place find(@Nullable String ip);

    /** Names the data: another version may give other answers. */
    String version();

    /** Knows nothing. */
    static Networks none() {
        return NoNetworks.NONE;
    }
}
