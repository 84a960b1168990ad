package io.adtally.console.frame;

import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.adtally.console.widget.Formats;
import jakarta.servlet.http.Cookie;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The time zone that somebody chose in this browser, which remembers it in a cookie; each page begins with it. */
@Component
class ChosenZone implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "adtally-zone";
    private static final String BROWSERS = "Intl.DateTimeFormat().resolvedOptions().timeZone";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> of(VaadinRequest.getCurrent())
                .ifPresent(zone -> Formats.use(init.getUI(), zone)));
    }

    /** Chooses a zone, for this page and all others; the page is loaded anew. */
    static void choose(Page page, ZoneId zone) {
        remember(page, "$1", zone.getId());
    }

    /** Chooses the one that the browser is set to. */
    static void chooseBrowsers(Page page) {
        remember(page, BROWSERS, "");
    }

    private static void remember(Page page, String expression, String zone) {
        page.executeJs(
                "document.cookie = $0 + '=' + encodeURIComponent(" + expression
                        + ") + '; path=/; max-age=31536000; samesite=lax'; window.location.reload()",
                COOKIE,
                zone);
    }

    static Optional<ZoneId> of(@Nullable VaadinRequest request) {
        Cookie @Nullable [] cookies = request == null ? null : request.getCookies();
        return Arrays.stream(Objects.requireNonNullElse(cookies, new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .flatMap(cookie -> zone(cookie.getValue()));
    }

    /** Empty for what is no zone: whoever sends a cookie may write anything into it. */
    static Optional<ZoneId> zone(String written) {
        try {
            return Optional.of(ZoneId.of(URLDecoder.decode(written, StandardCharsets.UTF_8)));
        } catch (DateTimeException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
