package io.adtally.platform.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.stereotype.Component;

/**
 * What people may do who were signed in elsewhere: the claim "roles" names roles of ours, others in it are ignored. It
 * cannot make an advertiser, who needs a tenant. Thread-safe.
 */
@Component
public class ClaimedRoles implements GrantedAuthoritiesMapper {
    private static final String CLAIM = "roles";

    /** The authorities of the roles named in a claim's value, which may be absent. */
    public static List<GrantedAuthority> of(@Nullable Collection<?> named) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        for (Role role : Role.values()) {
            if (named != null && role != Role.ADVERTISER && named.contains(role.name())) {
                authorities.addAll(role.authorities());
            }
        }
        return authorities;
    }

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> given) {
        List<GrantedAuthority> authorities = new ArrayList<>(given);
        for (GrantedAuthority authority : given) {
            if (authority instanceof OidcUserAuthority oidc
                    && oidc.getIdToken().getClaims().get(CLAIM) instanceof Collection<?> named) {
                authorities.addAll(of(named));
            }
        }
        return authorities;
    }
}
