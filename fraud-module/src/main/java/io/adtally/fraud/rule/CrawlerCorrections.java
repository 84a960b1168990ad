package io.adtally.fraud.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the vendored crawler list also names people, and what it lacks. A person taken for a crawler goes uncounted and unpaid, so these
 * entries are left out or narrowed to what the crawler really sends; each narrowed one still finds all samples that the
 * list gives for it.
 */
final class CrawlerCorrections {
    /**
     * Entries that name no crawler at all: the in-app browser ("IAB") of the Facebook app, an Android build number that
     * phones of several makers carry, and a browser for single sites.
     */
    static final Set<String> LEFT_OUT = Set.of("MetaIAB Facebook", "AP3A\\.240617\\.008", "Fluid");

    /** Libraries and tools of automation by the names that they send unless told otherwise. */
    static final List<String> ADDED = List.of(
            "^Java/",
            "^Java-http-client/",
            "^PostmanRuntime/",
            "^python-urllib3/",
            "^GuzzleHttp/",
            "^PHP/",
            "^undici",
            "^http\\.rb/",
            "^reqwest/",
            "^insomnia/",
            "^k6/",
            "^Apache-JMeter",
            "^fasthttp",
            "^Faraday v",
            "^RestSharp/",
            "^Deno/",
            "^Bun/",
            "^kube-probe/",
            "^ELB-HealthChecker/",
            "^Jakarta Commons-HttpClient/",
            " zgrab/",
            "SlimerJS/",
            "CasperJS/",
            "HtmlUnit/",
            "WindowsPowerShell/");

    /** Short names that also end longer ones ("Opera Mini/4.4.39008/37", "WIRED/3"): they must begin a word. */
    private static final String WORD = "(^|[ (;])";

    static final Map<String, String> NARROWED = Map.ofEntries(
            Map.entry("008\\/", WORD + "008/"),
            Map.entry("AHC\\/", WORD + "AHC/"),
            Map.entry("BW\\/", WORD + "BW/"),
            Map.entry("RED\\/", WORD + "RED/"),
            Map.entry("WSM\\/", WORD + "WSM/"),
            // Phones: HTC Butterfly, ViewSonic, HTC Speedy.
            Map.entry("Butterfly", "compatible; Butterfly/"),
            Map.entry("Sonic", "RankSonic|compatible; Sonic/"),
            Map.entry("speedy", "speedy_?spider"),
            // Browsers and readers: Sogou Mobile Browser, Hatena Bookmark, and the Overcast and Pocket Casts players.
            Map.entry("Sogou", "Sogou [A-Za-z ]*[sS]pider"),
            Map.entry("Hatena", "^Hatena"),
            Map.entry("Overcast\\/", "Overcast/[0-9.]+ Podcast Sync"),
            Map.entry("PocketCasts\\/", "PocketCasts/[0-9.]+ \\(Pocket Casts Feed Parser"),
            // Services whose apps show pages to people behind a browser's user agent; their crawlers name themselves
            // first.
            Map.entry("Asana\\/", "^Asana/"),
            Map.entry("Bluesky\\/", "^Bluesky/"),
            Map.entry("Goodreads", "compatible; Goodreads"),
            Map.entry("Grammarly\\/", "^Grammarly/"),
            Map.entry("Instapaper\\/", "^Instapaper/"),
            Map.entry("Notion\\/", "^Notion/"),
            Map.entry("PayPal\\/", "^PayPal/"),
            Map.entry("Tumblr\\/", "^Tumblr/[0-9]"),
            Map.entry("Viber", "^Viber"),
            Map.entry("WhatsApp", "^WhatsApp"),
            Map.entry("upday\\/", "compatible; upday/"));

    private CrawlerCorrections() {}

    /** The patterns in the same order, corrected, and what they lack. */
    static List<String> apply(List<String> patterns) {
        List<String> corrected = new ArrayList<>(patterns.size() + ADDED.size());
        for (String pattern : patterns) {
            if (!LEFT_OUT.contains(pattern)) {
                corrected.add(NARROWED.getOrDefault(pattern, pattern));
            }
        }
        corrected.addAll(ADDED);
        return corrected;
    }
}
