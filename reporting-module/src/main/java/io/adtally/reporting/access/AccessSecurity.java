package io.adtally.reporting.access;

import io.adtally.reporting.problem.Problem;
import io.adtally.reporting.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** Everything asks for a key or a token, except health and metrics; what is not named here is closed. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class AccessSecurity {
    @Bean
    @Order(1)
    SecurityFilterChain managementChain(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health", "prometheus"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            PublishedKeys keys,
            ObjectProvider<JwtDecoder> decoder,
            TokenCallers tokens,
            LimitSettings limits,
            ProblemWriter problems)
            throws Exception {
        AuthenticationEntryPoint unauthenticated = (request, response, exception) -> problems.write(
                response,
                Problem.UNAUTHENTICATED.with("Send a key that reads reports in X-API-Key, or a bearer token"));
        AccessDeniedHandler denied = (request, response, exception) ->
                problems.write(response, Problem.FORBIDDEN.with("This is not open to the key or token"));
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/api/**", "/v3/api-docs/**")
                        .hasAuthority(PublishedKeys.SCOPE)
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new ApiKeyFilter(keys, problems), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new LimitFilter(limits, problems), AuthorizationFilter.class);
        if (decoder.getIfAvailable() != null) {
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated)
                    .accessDeniedHandler(denied)
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(tokens)));
        }
        return http.build();
    }

    /** There are no people with passwords here; without this Spring Boot would invent one. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("There are no accounts here");
        };
    }
}
