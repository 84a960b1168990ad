package io.adtally.reporting;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The reporting API's executable: REST under /api/v1. It keeps nothing; any number of it may run. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ReportingApplication {
    /** Takes Spring's arguments; settings are listed in application.yml. */
    public static void main(String[] arguments) {
        SpringApplication.run(ReportingApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
