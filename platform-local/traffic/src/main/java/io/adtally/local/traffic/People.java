package io.adtally.local.traffic;

import java.util.Random;

/** Who looks at ads: people with browsers, and programs that say what they are or come from where nobody lives. */
final class People {
    /** Programs that every crawler list knows. */
    static final String[] CRAWLERS = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "python-requests/2.32.3",
        "curl/8.9.1",
    };

    /** A range kept for documentation (RFC 5737): no viewer has such an address. */
    static final String LISTED_NETWORK = "198.51.100.";

    private static final Browser[] BROWSERS = {
        new Browser(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0"
                        + " Safari/537.36",
                "desktop",
                "Windows"),
        new Browser(
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5"
                        + " Safari/605.1.15",
                "desktop",
                "macOS"),
        new Browser("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "desktop", "Linux"),
        new Browser(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/18.5 Mobile/15E148 Safari/604.1",
                "mobile",
                "iOS"),
        new Browser(
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile"
                        + " Safari/537.36",
                "mobile",
                "Android"),
        new Browser(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0"
                        + " Safari/537.36 Edg/141.0.0.0",
                "desktop",
                "Windows"),
    };
    private static final String[] COUNTRIES = {"US", "US", "US", "DE", "GB", "FR", "IN", "BR", "JP", "CA"};
    private static final int USERS = 200_000;
    private static final double CRAWLER_SHARE = 0.04;
    private static final double LISTED_ADDRESS_SHARE = 0.02;

    private People() {}

    /** What somebody looks with, and what reports must take it for. */
    record Browser(String userAgent, String device, String os) {}

    /**
     * Somebody.
     *
     * @param listed whether a list must catch what it does
     */
    record Person(String userHash, String sessionId, String ip, Browser browser, String country, boolean listed) {}

    static Person any(Random random) {
        double kind = random.nextDouble();
        int user = random.nextInt(USERS);
        String country = COUNTRIES[user % COUNTRIES.length];
        Browser browser = BROWSERS[user % BROWSERS.length];
        String home = "81." + (user >> 16 & 0x7f) + "." + (user >> 8 & 0xff) + "." + (1 + (user & 0xfd));
        if (kind < CRAWLER_SHARE) {
            Browser crawler = new Browser(CRAWLERS[random.nextInt(CRAWLERS.length)], "bot", "other");
            return new Person("", "", home, crawler, country, true);
        }
        boolean listed = kind < CRAWLER_SHARE + LISTED_ADDRESS_SHARE;
        String ip = listed ? LISTED_NETWORK + random.nextInt(256) : home;
        return new Person("u" + Integer.toHexString(user * 31 + 7), "s" + user % 997, ip, browser, country, listed);
    }
}
