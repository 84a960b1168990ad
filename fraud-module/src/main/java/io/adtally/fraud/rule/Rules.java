package io.adtally.fraud.rule;

import org.jspecify.annotations.Nullable;

/**
 * The list rules as one immutable snapshot. Build it once per process or operator (the bundled lists take a moment to
 * parse and are not serializable), swap it by replacing the reference: every verdict then stems from one version. Safe
 * for any number of threads.
 */
public final class Rules {
    /** Raised whenever the same lists would give another verdict than before. */
    private static final String REVISION = "rules-1";

    private final UserAgentList userAgents;
    private final IpBlocklist blocklist;
    private final String version;

    private Rules(UserAgentList userAgents, IpBlocklist blocklist) {
        this.userAgents = userAgents;
        this.blocklist = blocklist;
        this.version = new ContentHash()
                .add(REVISION)
                .add(userAgents.version())
                .add(blocklist.version())
                .hex();
    }

    /** The bundled crawler list and the bundled blocklist; parsed once per JVM. */
    public static Rules bundled() {
        return Bundled.RULES;
    }

    /** The same user agents with another blocklist. */
    public Rules withBlocklist(IpBlocklist replacement) {
        return new Rules(userAgents, replacement);
    }

    /** The blocklist in force, for example to add to it: {@code rules.withBlocklist(rules.blocklist().plus(more))}. */
    public IpBlocklist blocklist() {
        return blocklist;
    }

    /** Twelve hex digits over the content of all lists and the revision of the rules; equal content, equal version. */
    public String version() {
        return version;
    }

    /**
     * Judges one event. An absent or empty user agent is no proof of a crawler (privacy settings, in-app players and
     * server-to-server senders omit it), and an absent or malformed address is on no list: both count as not listed.
     *
     * @param userAgent as sent, not trimmed or lower-cased
     * @param ip IPv4 or IPv6 in text form
     */
    public Verdict evaluate(@Nullable String userAgent, @Nullable String ip) {
        if (userAgents.crawlerOrNull(userAgent) != null) {
            return Verdict.KNOWN_CRAWLER;
        }
        return blocklist.contains(ip) ? Verdict.BLOCKED_ADDRESS : Verdict.NONE;
    }

    private static final class Bundled {
        static final Rules RULES = new Rules(UserAgentList.bundled(), IpBlocklist.bundled());
    }
}
