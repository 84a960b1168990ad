package io.adtally.console.reports;

import io.adtally.reporting.client.ReportingClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportingSettings.class)
class ReportingConfiguration {
    /** The connections to the reporting API; whoever asks brings a key. */
    @Bean
    ReportingClient reportingClient(ReportingSettings settings) {
        return new ReportingClient(settings.url(), "").hurried();
    }
}
