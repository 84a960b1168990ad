package io.adtally.platform.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Problem details (RFC 9457) where no controller is there to answer with them. */
public final class ProblemText {
    private ProblemText() {}

    /**
     * Writes the answer, with the headers that were set before.
     *
     * @param type the last word of its type
     * @param title constant text, as the other two are: nothing in them is escaped
     */
    public static void write(HttpServletResponse response, HttpStatus status, String type, String title, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .print("{\"type\":\"urn:adtally:problem:" + type + "\",\"title\":\"" + title + "\",\"status\":"
                        + status.value() + ",\"detail\":\"" + detail + "\"}");
    }
}
