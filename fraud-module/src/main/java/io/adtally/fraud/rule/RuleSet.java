package io.adtally.fraud.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Rules under a version. Those of general invalid traffic come before those of sophisticated invalid traffic whatever
 * their order here; within a class the order is that of the list. Immutable; {@link Rules} puts it in force.
 *
 * @param version letters, digits, dots, underscores and hyphens, at most 64
 * @param rules at most 64, with different ids and at most 64 different conditions
 */
public record RuleSet(String version, List<Rule> rules) {
    /** Rules, and conditions, are bits of a long. */
    static final int MOST = Long.SIZE;

    private static final String VERSION = "[A-Za-z0-9._-]{1,64}";
    private static final String RESOURCE = "rules-default.json";

    /** Copies the rules. */
    public RuleSet {
        rules = List.copyOf(rules);
        if (!version.matches(VERSION)) {
            throw new IllegalArgumentException("version must match " + VERSION + ": " + version);
        }
        if (rules.size() > MOST) {
            throw new IllegalArgumentException("there must be at most " + MOST + " rules: " + rules.size());
        }
        Set<String> ids = new HashSet<>();
        Set<Condition> conditions = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules have the id " + rule.id());
            }
            conditions.addAll(rule.conditions());
        }
        if (conditions.size() > MOST) {
            throw new IllegalArgumentException(
                    "there must be at most " + MOST + " different conditions: " + conditions.size());
        }
    }

    /** The rules that come with this module; read once per JVM. */
    public static RuleSet bundled() {
        return Bundled.RULES;
    }

    /**
     * Reads the JSON form, which docs/decisions/0008 shows. Nothing that is not understood is ignored.
     *
     * @throws InvalidRuleSetException naming the place of the first fault and what is allowed there
     */
    public static RuleSet parse(String json) {
        return RuleSetReader.read(json);
    }

    /** The JSON form; {@link #parse} makes an equal rule set of it. */
    public String toJson() {
        return RuleSetWriter.write(this);
    }

    private static final class Bundled {
        static final RuleSet RULES = read();

        private static RuleSet read() {
            try (InputStream json = Objects.requireNonNull(RuleSet.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                return parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException damaged) {
                throw new UncheckedIOException("bundled " + RESOURCE + " cannot be read", damaged);
            }
        }
    }
}
