package io.adtally.processing.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.adtally.fraud.rule.UserAgentList;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/**
 * Reads what a client runs on from its user agent: the system by the uap-core project's patterns, the kind of device by the
 * system and the few words that makers agree on. An iPad that asks for desktop pages calls itself a Mac and is counted as one.
 *
 * <p>Patterns are many and slow, user agents few: each is read once, as long as the cache has room. Thread-safe.
 */
final class ClientReader {
    private static final int CACHED = 20_000;

    /** What a client says of itself stands at the beginning; nobody may keep the patterns busy with a long text. */
    private static final int LONGEST = 300;

    private final Cache<String, Client> known =
            Caffeine.newBuilder().maximumSize(CACHED).build();
    private final Parser patterns = new Parser();
    private final UserAgentList crawlers = UserAgentList.bundled();

    /** Loads the patterns once for all tasks of a process. */
    private static final class Shared {
        private static final ClientReader READER = new ClientReader();
    }

    static ClientReader shared() {
        return Shared.READER;
    }

    Client read(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return Client.UNKNOWN;
        }
        String text = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        Client client = known.getIfPresent(text);
        if (client == null) {
            client = parse(text);
            known.put(text, client);
        }
        return client;
    }

    private Client parse(String userAgent) {
        String os = os(patterns.parseOS(userAgent).family);
        if (crawlers.crawlerOrNull(userAgent) != null) {
            return new Client("bot", os);
        }
        return new Client(device(userAgent, os), os);
    }

    private static String os(String family) {
        return switch (family) {
            case "Windows", "macOS", "Android", "iOS", "Linux" -> family;
            case "Mac OS X", "Mac OS" -> "macOS";
            case "iPadOS" -> "iOS";
            case "FireOS", "HarmonyOS" -> "Android";
            case "Chrome OS" -> "ChromeOS";
            case "Ubuntu",
                    "Kubuntu",
                    "Debian",
                    "Fedora",
                    "Red Hat",
                    "CentOS",
                    "SUSE",
                    "Gentoo",
                    "Arch Linux",
                    "Linux Mint" -> "Linux";
            default -> "other";
        };
    }

    private static String device(String userAgent, String os) {
        if (containsAny(userAgent, "TV", "CrKey", "Roku", "BRAVIA", "; AFT")) {
            return "tv";
        }
        if (containsAny(userAgent, "iPad", "Tablet", "Kindle")) {
            return "tablet";
        }
        return switch (os) {
            case "iOS" -> "mobile";
            // Android's browsers say Mobile on phones only; apps on phones say nothing.
            case "Android" -> userAgent.contains("Mobile") || userAgent.startsWith("Dalvik") ? "mobile" : "tablet";
            case "Windows", "macOS", "Linux", "ChromeOS" -> "desktop";
            default -> containsAny(userAgent, "Mobile", "Phone", "MIDP") ? "mobile" : "other";
        };
    }

    private static boolean containsAny(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
