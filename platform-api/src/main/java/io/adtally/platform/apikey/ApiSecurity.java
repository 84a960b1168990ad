package io.adtally.platform.apikey;

import io.adtally.platform.account.ClaimedRoles;
import io.adtally.platform.account.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** Who may call the REST API and the management endpoints; what they may do there is said on the services. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class ApiSecurity {
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain managementChain(HttpSecurity http, ObjectProvider<JwtDecoder> tokens) throws Exception {
        if (tokens.getIfAvailable() == null) {
            takePasswords(http);
        }
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health", "prometheus"))
                        .permitAll()
                        .anyRequest()
                        .hasRole(Role.ADMIN.name()))
                .exceptionHandling(ApiSecurity::answerRefused)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(ApiSecurity::stateless)
                .build();
    }

    /**
     * An API key and a token of the configured issuer or, without one, a person's name and password; never a session. One
     * who could sign in both here and there would be two people.
     *
     * @param nameClaim as the console names people who sign in at the issuer
     */
    @Bean
    @Order(2)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            ApiKeys keys,
            ObjectProvider<JwtDecoder> tokens,
            @Value("${spring.security.oauth2.client.provider.console.user-name-attribute:sub}") String nameClaim)
            throws Exception {
        http.securityMatcher("/api/**", "/v3/api-docs/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(ApiSecurity::answerRefused)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(ApiSecurity::stateless)
                .addFilterBefore(new ApiKeyFilter(keys), UsernamePasswordAuthenticationFilter.class);
        if (tokens.getIfAvailable() == null) {
            takePasswords(http);
        } else {
            http.oauth2ResourceServer(
                    server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(token -> bearer(token, nameClaim)))
                            .authenticationEntryPoint(new RefusedSignIn())
                            .accessDeniedHandler(new RefusedAccess()));
        }
        return http.build();
    }

    private static JwtAuthenticationToken bearer(Jwt token, String nameClaim) {
        String name = token.getClaimAsString(nameClaim);
        if (name == null || name.isBlank()) {
            throw new InvalidBearerTokenException("The token has no claim " + nameClaim);
        }
        return new JwtAuthenticationToken(token, ClaimedRoles.of(token), name);
    }

    private static void takePasswords(HttpSecurity http) throws Exception {
        http.httpBasic(basic -> basic.authenticationEntryPoint(new RefusedSignIn()));
    }

    private static void answerRefused(ExceptionHandlingConfigurer<HttpSecurity> handling) {
        handling.authenticationEntryPoint(new RefusedSignIn()).accessDeniedHandler(new RefusedAccess());
    }

    private static void stateless(SessionManagementConfigurer<HttpSecurity> sessions) {
        sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS);
    }
}
