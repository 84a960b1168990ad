package io.adtally.console;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The console does not take a path of the REST API for one of its own. */
class ApiPathTest extends ConsoleViewTest {
    @Autowired
    private WebApplicationContext context;

    @Test
    void anUnknownPathOfTheApiIsAProblemAndNoPage() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        mvc.perform(get("/api/v1/nothing").with(user("somebody")))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:adtally:problem:not-found"));
        mvc.perform(patch("/api/v1/advertisers").with(user("somebody"))).andExpect(status().isMethodNotAllowed());
        mvc.perform(get("/api/v1/nothing")).andExpect(status().isUnauthorized());
    }

    /** And to no page on which to sign in: a program asked. */
    @Test
    void whoMayNotIsToldSoAndSentNowhere() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        mvc.perform(get("/api/v1/audit").with(user("somebody")))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:adtally:problem:forbidden"));
        mvc.perform(get("/api/v1/audit").header("X-API-Key", "adt_unknown"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("urn:adtally:problem:not-signed-in"));
    }
}
