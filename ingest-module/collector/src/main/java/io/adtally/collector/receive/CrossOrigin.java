package io.adtally.collector.receive;

import jakarta.servlet.http.HttpServletResponse;

/** Lets pages of any origin send events (WHATWG Fetch, "CORS protocol"). No cookie is ever read, so none are allowed. */
final class CrossOrigin {
    /** What may be done at an event resource. */
    static final String METHODS = "POST, OPTIONS";

    private static final String DAY_SECONDS = "86400";

    private CrossOrigin() {}

    static void allow(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "Retry-After");
    }

    static void preflight(HttpServletResponse response) {
        response.setHeader("Allow", METHODS);
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", "Content-Type");
        response.setHeader("Access-Control-Max-Age", DAY_SECONDS);
    }
}
