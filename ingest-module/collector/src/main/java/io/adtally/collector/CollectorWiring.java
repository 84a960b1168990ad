package io.adtally.collector;

import io.adtally.collector.admit.Admitter;
import io.adtally.collector.publish.Publishing;
import io.adtally.collector.receive.EventServlet;
import io.adtally.collector.receive.HealthServlet;
import io.adtally.collector.receive.NotFoundServlet;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which path is whose, and what stands behind it. */
@Configuration(proxyBeanMethods = false)
class CollectorWiring {
    @Bean
    Publishing publishing(CollectorSettings settings, MeterRegistry meters) {
        return new Publishing(settings.publish(), settings.id(), meters);
    }

    @Bean
    ServletRegistrationBean<EventServlet> events(
            CollectorSettings settings, Publishing publishing, MeterRegistry meters) {
        Admitter admitter = new Admitter(settings.admission(), settings.id());
        return new ServletRegistrationBean<>(
                new EventServlet(settings.receive(), admitter, publishing.publisher(), Clock.systemUTC(), meters),
                "/v1/events");
    }

    @Bean
    ServletRegistrationBean<HealthServlet> health(Publishing publishing) {
        return new ServletRegistrationBean<>(new HealthServlet(publishing.publisher()), "/health/*");
    }

    @Bean
    ServletRegistrationBean<NotFoundServlet> notFound() {
        return new ServletRegistrationBean<>(new NotFoundServlet(), "/*");
    }
}
