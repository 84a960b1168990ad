package io.adtally.fraud.rule;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * User agents that declare themselves crawlers, HTTP libraries or automation: an immutable list of {@link
 * UserAgentExpression}s and possibly robots of a subscriber's list. Safe for any number of threads.
 *
 * <p>Almost all expressions are plain text. Those are found by one pass over the user agent ({@link LiteralIndex}); the
 * few real expressions run only when no earlier entry has matched and a text that they require occurs. Verdicts are cached by user agent, within a bound on
 * the characters held, because real traffic repeats few of them. The answer is always the one that trying every
 * expression in turn would give.
 */
public final class UserAgentList {
    private static final long CACHED_CHARACTERS = 16_000_000;
    private static final int CHARACTERS_PER_ENTRY = 64;
    private static final String NOT_LISTED = "";

    private final String name;
    private final List<String> patterns;
    private final IabRobots robots;
    private final LiteralIndex literals;
    private final List<Expression> expressions;

    /** Texts that expressions require, ranked by the expression's position. */
    private final LiteralIndex required;

    /** Bits of the positions of expressions that must always be tried. */
    private final long always;

    private final Cache<String, String> verdicts;
    private final String version;

    private UserAgentList(String name, List<String> patterns, IabRobots robots) {
        this.name = name;
        this.robots = robots;
        this.patterns = List.copyOf(patterns);
        List<LiteralIndex.Literal> texts = new ArrayList<>();
        List<Expression> others = new ArrayList<>();
        for (int rank = 0; rank < patterns.size(); rank++) {
            LiteralIndex.Literal literal = LiteralPattern.literalOrNull(patterns.get(rank), rank);
            if (literal != null) {
                texts.add(literal);
            } else {
                others.add(new Expression(UserAgentExpression.of(patterns.get(rank)), rank));
            }
        }
        this.literals = new LiteralIndex(texts);
        this.expressions = List.copyOf(others);
        List<LiteralIndex.Literal> hints = new ArrayList<>();
        this.always = hint(others, hints);
        this.required = new LiteralIndex(hints);
        this.verdicts = Caffeine.newBuilder()
                .maximumWeight(CACHED_CHARACTERS)
                .weigher((String userAgent, String verdict) -> userAgent.length() + CHARACTERS_PER_ENTRY)
                // Eviction on the calling thread: no pool of the host process keeps this class loader alive.
                .executor(Runnable::run)
                .build();
        ContentHash hash = new ContentHash();
        patterns.forEach(hash::add);
        hash.add(robots.version());
        this.version = name + '-' + hash.hex();
    }

    /**
     * The list that comes with this module (see {@code NOTICE}), without entries that also name people; parsed once per
     * JVM.
     */
    public static UserAgentList bundled() {
        return Bundled.LIST;
    }

    /**
     * A list of one's own, in order of precedence.
     *
     * @throws IllegalArgumentException if a pattern is no {@link UserAgentExpression}
     */
    public static UserAgentList of(String name, List<String> patterns) {
        return new UserAgentList(name, patterns, IabRobots.NONE);
    }

    /**
     * This list and, behind its own, more patterns.
     *
     * @throws IllegalArgumentException if one is no {@link UserAgentExpression}
     */
    public UserAgentList plus(List<String> more) {
        List<String> all = new ArrayList<>(patterns);
        all.addAll(more);
        return new UserAgentList(name, all, robots);
    }

    /** This list and, where it names no crawler, those robots. */
    public UserAgentList withRobots(IabRobots replacement) {
        return new UserAgentList(name, patterns, replacement);
    }

    /**
     * The first pattern of the list that occurs in the user agent, which also is the crawler's name in reports, else the
     * text of the first robot; null if there is neither. An absent or empty user agent matches nothing.
     */
    public @Nullable String crawlerOrNull(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isEmpty()) {
            return null;
        }
        String verdict = verdicts.getIfPresent(userAgent);
        if (verdict == null) {
            verdict = search(userAgent);
            verdicts.put(userAgent, verdict);
        }
        return verdict.isEmpty() ? null : verdict;
    }

    /** The list's name and a hash of its content. */
    public String version() {
        return version;
    }

    /** How many patterns and robots the list holds. */
    public int size() {
        return patterns.size() + robots.size();
    }

    /** Collects the texts that expressions require; the bits of expressions of which none is known. */
    private static long hint(List<Expression> expressions, List<LiteralIndex.Literal> hints) {
        long always = 0;
        for (int position = 0; position < Math.min(expressions.size(), Long.SIZE); position++) {
            List<String> texts =
                    RequiredText.orNull(expressions.get(position).pattern().toString());
            if (texts == null) {
                always |= 1L << position;
            } else {
                for (String text : texts) {
                    hints.add(new LiteralIndex.Literal(text, false, position));
                }
            }
        }
        return always;
    }

    private String search(String userAgent) {
        int rank = literals.firstRank(userAgent);
        long worthTrying = always | required.occurring(userAgent);
        for (int position = 0; position < expressions.size(); position++) {
            Expression expression = expressions.get(position);
            if (expression.rank() > rank) {
                break;
            }
            boolean tried = position >= Long.SIZE || (worthTrying >>> position & 1) != 0;
            if (tried && expression.pattern().occursIn(userAgent)) {
                return patterns.get(expression.rank());
            }
        }
        if (rank != LiteralIndex.NO_RANK) {
            return patterns.get(rank);
        }
        String robot = robots.robotOrNull(userAgent);
        return robot == null ? NOT_LISTED : robot;
    }

    private record Expression(UserAgentExpression pattern, int rank) {}

    private static final class Bundled {
        static final UserAgentList LIST =
                of(CrawlerUserAgents.NAME, CrawlerCorrections.apply(CrawlerUserAgents.patterns()));
    }
}
