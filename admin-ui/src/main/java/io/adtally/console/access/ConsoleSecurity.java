package io.adtally.console.access;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.adtally.platform.account.Accounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * Who may open the console: whoever signed in, with a password or, where an issuer is configured, there; what they see is
 * said on the views.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    @Bean
    @Order(3)
    SecurityFilterChain consoleChain(
            HttpSecurity http, ObjectProvider<ClientRegistrationRepository> issuers, Accounts accounts)
            throws Exception {
        http.addFilterAfter(new ChangedAccounts(accounts), SecurityContextHolderFilter.class);
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/js/**", "/styles.css", "/favicon.svg", "/favicon.ico")
                        .permitAll()
                        .requestMatchers("/swagger-ui/**", "/swagger-ui.html")
                        .authenticated());
        boolean elsewhere = issuers.getIfAvailable() != null;
        return http.with(VaadinSecurityConfigurer.vaadin(), console -> {
                    if (elsewhere) {
                        console.oauth2LoginPage("/oauth2/authorization/console");
                    } else {
                        console.loginView(LoginView.class);
                    }
                })
                .build();
    }
}
