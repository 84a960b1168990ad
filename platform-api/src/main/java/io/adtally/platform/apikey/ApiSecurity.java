package io.adtally.platform.apikey;

import io.adtally.platform.account.ClaimedRoles;
import io.adtally.platform.account.Role;
import java.util.Collection;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** Who may call the REST API and the management endpoints; what they may do there is said on the services. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class ApiSecurity {
    private static final String ROLES_CLAIM = "roles";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain managementChain(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health", "prometheus"))
                        .permitAll()
                        .anyRequest()
                        .hasRole(Role.ADMIN.name()))
                .httpBasic(basic -> basic.authenticationEntryPoint(new RefusedSignIn()))
                .exceptionHandling(ApiSecurity::answerRefused)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(ApiSecurity::stateless)
                .build();
    }

    /** An API key, a person's name and password, or a token of the configured issuer; never a session. */
    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http, ApiKeys keys, ObjectProvider<JwtDecoder> tokens) throws Exception {
        http.securityMatcher("/api/**", "/v3/api-docs/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(new RefusedSignIn()))
                .exceptionHandling(ApiSecurity::answerRefused)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(ApiSecurity::stateless)
                .addFilterBefore(new ApiKeyFilter(keys), UsernamePasswordAuthenticationFilter.class);
        if (tokens.getIfAvailable() != null) {
            JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
            converter.setJwtGrantedAuthoritiesConverter(ApiSecurity::authorities);
            http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(converter)));
        }
        return http.build();
    }

    private static Collection<GrantedAuthority> authorities(Jwt token) {
        return ClaimedRoles.of(token.getClaimAsStringList(ROLES_CLAIM));
    }

    private static void answerRefused(ExceptionHandlingConfigurer<HttpSecurity> handling) {
        handling.authenticationEntryPoint(new RefusedSignIn());
    }

    private static void stateless(SessionManagementConfigurer<HttpSecurity> sessions) {
        sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS);
    }
}
