package io.adtally.platform.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.stereotype.Component;

/**
 * What people may do who were signed in elsewhere: the claim "roles" names roles of ours, others in it are ignored. One whom
 * the claim "advertiser_id" binds to an advertiser may do no more than an advertiser's account, whatever the roles; an
 * advertiser without it may do nothing. Thread-safe.
 */
@Component
public class ClaimedRoles implements GrantedAuthoritiesMapper {
    private static final String ROLES = "roles";
    private static final String ADVERTISER = "advertiser_id";

    /** The authorities of whoever makes these claims. */
    public static List<GrantedAuthority> of(ClaimAccessor claims) {
        String advertiser = advertiserOf(claims);
        List<GrantedAuthority> authorities = new ArrayList<>();
        if (claims.getClaims().get(ROLES) instanceof Collection<?> named) {
            for (Role role : Role.values()) {
                if (named.contains(role.name()) && (role != Role.ADVERTISER || advertiser != null)) {
                    authorities.addAll(role.authorities());
                }
            }
        }
        if (advertiser != null) {
            authorities.retainAll(advertiser.isBlank() ? List.of() : Role.ADVERTISER.authorities());
        }
        return authorities;
    }

    /** The only advertiser whom whoever makes these claims may see; null if they name none. */
    static @Nullable String advertiserOf(ClaimAccessor claims) {
        return claims.getClaimAsString(ADVERTISER);
    }

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> given) {
        List<GrantedAuthority> authorities = new ArrayList<>(given);
        for (GrantedAuthority authority : given) {
            if (authority instanceof OidcUserAuthority oidc) {
                authorities.addAll(of(oidc::getAttributes));
            }
        }
        return authorities;
    }
}
