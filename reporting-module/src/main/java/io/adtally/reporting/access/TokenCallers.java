package io.adtally.reporting.access;

import io.adtally.reporting.query.Scope;
import java.util.Collections;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Who bears a valid token. One that names an advertiser never sees more than that, whatever its roles. Thread-safe. */
@Component
class TokenCallers implements Converter<Jwt, AbstractAuthenticationToken> {
    private final TokenSettings settings;

    TokenCallers(TokenSettings settings) {
        this.settings = settings;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        List<String> claimed = token.getClaimAsStringList(settings.rolesClaim());
        List<String> roles = claimed == null ? List.of() : claimed;
        String advertiser = token.getClaimAsString(settings.advertiserClaim());
        boolean ofAdvertiser = advertiser != null && !advertiser.isBlank();
        boolean seesOwn = ofAdvertiser && !Collections.disjoint(roles, settings.ownRows());
        boolean seesAll = advertiser == null && !Collections.disjoint(roles, settings.allRows());
        return UsernamePasswordAuthenticationToken.authenticated(
                new Caller("token:" + token.getSubject(), ofAdvertiser ? new Scope(advertiser) : Scope.ALL),
                token,
                seesOwn || seesAll
                        ? AuthorityUtils.createAuthorityList(PublishedKeys.SCOPE)
                        : AuthorityUtils.NO_AUTHORITIES);
    }
}
