package io.adtally.collector;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the collector. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CollectorApplication {
    /** Takes its settings from the environment; see application.yml. */
    public static void main(String[] args) {
        SpringApplication.run(CollectorApplication.class, args);
    }
}
