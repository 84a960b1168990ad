package io.adtally.console.access;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may open the console: whoever signed in; what they see there is said on the views. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    @Bean
    @Order(3)
    SecurityFilterChain consoleChain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/js/**", "/styles.css", "/favicon.svg", "/favicon.ico")
                .permitAll()
                .requestMatchers("/swagger-ui/**", "/swagger-ui.html")
                .authenticated());
        return http.with(VaadinSecurityConfigurer.vaadin(), console -> console.loginView(LoginView.class))
                .build();
    }
}
