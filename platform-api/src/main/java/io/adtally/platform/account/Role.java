package io.adtally.platform.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Roles of people. */
public enum Role {
    /** Manages access; may do everything. */
    ADMIN(EnumSet.allOf(Permission.class)),
    CAMPAIGN_MANAGER(EnumSet.of(
            Permission.CAMPAIGNS_READ, Permission.CAMPAIGNS_WRITE, Permission.TRAFFIC_READ, Permission.REPORTS_READ)),
    FRAUD_ANALYST(EnumSet.of(
            Permission.CAMPAIGNS_READ,
            Permission.LISTS_READ,
            Permission.LISTS_WRITE,
            Permission.THRESHOLDS_READ,
            Permission.THRESHOLDS_PROPOSE,
            Permission.REVIEW_READ,
            Permission.REVIEW_DECIDE,
            Permission.MODELS_READ,
            Permission.MODELS_PROPOSE,
            Permission.TRAFFIC_READ,
            Permission.REPORTS_READ)),
    /** Leads the analysts: does what they do and approves what they propose. */
    LEAD(EnumSet.of(
            Permission.CAMPAIGNS_READ,
            Permission.LISTS_READ,
            Permission.LISTS_WRITE,
            Permission.THRESHOLDS_READ,
            Permission.THRESHOLDS_PROPOSE,
            Permission.THRESHOLDS_APPROVE,
            Permission.REVIEW_READ,
            Permission.REVIEW_DECIDE,
            Permission.REVIEW_APPROVE,
            Permission.MODELS_READ,
            Permission.MODELS_PROPOSE,
            Permission.MODELS_APPROVE,
            Permission.TRAFFIC_READ,
            Permission.REPORTS_READ,
            Permission.AUDIT_READ)),
    /** Sees the campaigns and reports of one advertiser and nothing else. */
    ADVERTISER(EnumSet.of(Permission.CAMPAIGNS_READ, Permission.REPORTS_READ)),
    /** Watches the platform. */
    OPERATOR(EnumSet.of(
            Permission.TRAFFIC_READ,
            Permission.AUDIT_READ,
            Permission.THRESHOLDS_READ,
            Permission.LISTS_READ,
            Permission.MODELS_READ));

    @SuppressWarnings("ImmutableEnumChecker") // Wrapped by the constructor, and the wrapped set is not kept elsewhere.
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** For a person: campaign manager. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** ROLE_… and the permissions. */
    public List<GrantedAuthority> authorities() {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_" + name()));
        permissions.forEach(permission -> authorities.add(new SimpleGrantedAuthority(permission.authority())));
        return List.copyOf(authorities);
    }
}
