package io.adtally.reporting.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.adtally.access.ApiKeyText;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** The API's description (OpenAPI 3.1): operations from the controllers, parameters from the vocabulary. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    static {
        // Rows are objects whose members depend on the question.
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, new ObjectSchema());
    }

    private static final Map<String, ApiParameters> PARAMETERS = Map.of(
            "performance", ApiParameters.PERFORMANCE,
            "reach", ApiParameters.REACH,
            "restatements", ApiParameters.RESTATEMENTS,
            "reconcile", ApiParameters.RECONCILIATION);

    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "400", "A parameter is not allowed: named in parameter, with what is in allowed",
            "401", "Neither a valid key nor a valid token",
            "403", "A token that does not read reports",
            "404", "There is none that the caller may see",
            "429", "Too many requests; Retry-After says when to come back",
            "503", "Not available at the moment",
            "504", "Took too long"));

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("adtally reporting")
                        .version("1")
                        .description(
                                "What was counted, how far it is complete, and what moved. Every refusal is a problem"
                                        + " detail (RFC 9457) that names the parameter and what is allowed."))
                .components(new Components()
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name(ApiKeyText.HEADER))
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList("key"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    OpenApiCustomizer vocabulary() {
        return api -> api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(ApiDescription::describe);
    }

    /** Describes answers by the names that they have as JSON. */
    @Bean
    ModelResolver snakeCase() {
        return new ModelResolver(Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    private static void describe(Operation operation) {
        REFUSALS.forEach((status, meaning) -> operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(meaning)
                                .content(new Content()
                                        .addMediaType(
                                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new io.swagger.v3.oas.models.media.MediaType()))));
        ApiParameters parameters = PARAMETERS.get(operation.getOperationId());
        if (parameters == null) {
            return;
        }
        for (ApiParameters.Word word : parameters.words()) {
            Schema<String> schema = new Schema<>();
            schema.addType("string");
            word.allowed().forEach(schema::addEnumItemObject);
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name(word.name())
                    .description(word.meaning())
                    .required(word.required())
                    .schema(schema));
        }
    }
}
