package io.adtally.console.reports;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the reporting API is.
 *
 * @param url without /api/v1
 */
@ConfigurationProperties("adtally.console.reporting")
record ReportingSettings(URI url) {
    ReportingSettings {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("adtally.console.reporting.url is http://… or https://…: " + url);
        }
    }
}
