package io.adtally.platform;

import io.adtally.fraud.place.Networks;
import io.adtally.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.backoff.ExponentialBackOff;

/** The whole control plane without a user interface; an application imports this. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EntityScan
@EnableJpaRepositories
@EnableScheduling
@ConfigurationPropertiesScan
public class PlatformConfiguration {
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RegistryClient registryClient(@Value("${adtally.console.registry-url}") String url) {
        return new RegistryClient(url);
    }

    /** Whose network an address lies in, by the same files as in the data plane. */
    @Bean
    Networks networks(@Value("${adtally.console.network-files}") String files) throws IOException {
        return Networks.open(
                files.isBlank()
                        ? List.of()
                        : Stream.of(files.split(",")).map(Path::of).toList());
    }

    /** What cannot be processed now is read again until it can: nothing read from Kafka is ever left out. */
    @Bean
    CommonErrorHandler retryForEver() {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
        return new DefaultErrorHandler(pauses);
    }
}
