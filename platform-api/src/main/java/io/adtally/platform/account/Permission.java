package io.adtally.platform.account;

import java.util.Locale;

/** What one may do. Roles are sets of these, and so are the scopes of API keys. */
public enum Permission {
    CAMPAIGNS_READ,
    CAMPAIGNS_WRITE,
    LISTS_READ,
    LISTS_WRITE,
    THRESHOLDS_READ,
    THRESHOLDS_PROPOSE,
    THRESHOLDS_APPROVE,
    REVIEW_READ,
    REVIEW_DECIDE,
    REVIEW_APPROVE,
    MODELS_READ,
    MODELS_PROPOSE,
    MODELS_APPROVE,
    TRAFFIC_READ,
    REPORTS_READ,
    ACCESS_MANAGE,
    AUDIT_READ;

    /** The authority's name and the scope's: campaigns:read. */
    public String authority() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** The permission of that name; IllegalArgumentException if there is none. */
    public static Permission of(String authority) {
        for (Permission permission : values()) {
            if (permission.authority().equals(authority)) {
                return permission;
            }
        }
        throw new IllegalArgumentException("no permission is named " + authority);
    }
}
