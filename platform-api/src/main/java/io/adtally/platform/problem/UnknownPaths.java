package io.adtally.platform.problem;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Says over REST that there is nothing at a path, before a user interface takes it for a page of its own. */
@Configuration(proxyBeanMethods = false)
class UnknownPaths {
    private static final int AFTER_CONTROLLERS = 1;

    @Bean
    SimpleUrlHandlerMapping unknownPathsOfTheApi() {
        HttpRequestHandler nothing = (request, response) -> ProblemText.write(
                response,
                HttpStatus.NOT_FOUND,
                "not-found",
                "Not found",
                "There is nothing at this path; /v3/api-docs lists what there is");
        return new SimpleUrlHandlerMapping(Map.of("/api/**", nothing), AFTER_CONTROLLERS);
    }
}
