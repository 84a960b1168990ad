package io.adtally.reporting.query;

import org.jspecify.annotations.Nullable;

/**
 * Whose rows a caller may see.
 *
 * @param advertiserId the only advertiser; null for all
 */
public record Scope(@Nullable String advertiserId) {
    /** Everything: for the platform's own people and services. */
    public static final Scope ALL = new Scope(null);

    public Scope {
        if (advertiserId != null && advertiserId.isBlank()) {
            throw new IllegalArgumentException(
                    "an advertiser's id cannot be blank: rows without advertiser are nobody's");
        }
    }
}
