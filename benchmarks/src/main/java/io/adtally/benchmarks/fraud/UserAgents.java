package io.adtally.benchmarks.fraud;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up user agents of browsers and apps, in the forms that they really have; all different. */
final class UserAgents {
    private static final String[] FORMS = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.%d.%d Safari/537.36",
        "Mozilla/5.0 (Linux; Android %d; SM-G%dB) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.%d.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS %d_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.%d"
                + " Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Gecko/%d Firefox/%d.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/%d.%d.%d"
                + " Safari/605.1.15",
    };

    private UserAgents() {}

    static List<String> browsers(int count, SplittableRandom random) {
        List<String> agents = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            String form = FORMS[random.nextInt(FORMS.length)];
            agents.add(String.format(form, random.nextInt(10, 150), number, random.nextInt(10_000)));
        }
        return agents;
    }

    /** Some that the list names, early and late in its order. */
    static List<String> crawlers() {
        return List.of(
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "python-requests/2.32.3",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
                "Go-http-client/1.1");
    }
}
