package io.adtally.fraud.feature;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who gets which variant. The same key always gets the same arm, in every process, without anything being remembered;
 * experiments of different salts are independent. When an arm's weight changes, keys move to or from that arm only.
 * Immutable.
 *
 * <p>Weighted rendezvous hashing: the arm with the greatest weight / -ln(u), u from the hash of key, salt and arm.
 * Source: Schindelhauer and Schomaker, "Weighted Distributed Hash Tables", SPAA 2005 (logarithmic method).
 *
 * @param name one or more letters, digits, underscores or hyphens
 * @param salt what keys are hashed with, 1 to 64 characters: another one deals the arms anew
 * @param arms none, or some with different names
 */
public record Experiment(String name, String salt, List<Arm> arms) implements Serializable {
    /** No experiment: nobody is assigned. */
    public static final Experiment NONE = new Experiment("none", "none", List.of());

    private static final int LONGEST_SALT = 64;
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";

    /**
     * A variant.
     *
     * @param weight its share relative to the other arms', 1 to 1,000,000
     */
    public record Arm(String name, int weight) implements Serializable {
        private static final int MOST = 1_000_000;

        /** Refuses what {@link Experiment#parse} cannot have meant. */
        public Arm {
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException("an arm's name must match " + NAME + ": " + name);
            }
            if (weight < 1 || weight > MOST) {
                throw new IllegalArgumentException("weight of " + name + " must be 1 to " + MOST + ": " + weight);
            }
        }
    }

    /** Copies the arms. */
    public Experiment {
        arms = List.copyOf(arms);
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("an experiment's name must match " + NAME + ": " + name);
        }
        if (salt.isEmpty() || salt.length() > LONGEST_SALT) {
            throw new IllegalArgumentException("a salt must have 1 to " + LONGEST_SALT + " characters: " + salt);
        }
        Set<String> names = new HashSet<>();
        for (Arm arm : arms) {
            if (!names.add(arm.name())) {
                throw new IllegalArgumentException("two arms are called " + arm.name());
            }
        }
    }

    /** Reads {@code name=arm:weight,arm:weight}, the name being the salt, too, or nothing for {@link #NONE}; else IllegalArgumentException. */
    public static Experiment parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        String[] sides = text.strip().split("=", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("must be name=arm:weight,arm:weight: " + text);
        }
        List<Arm> arms = new ArrayList<>();
        for (String part : sides[1].split(",", -1)) {
            String[] arm = part.split(":", -1);
            if (arm.length != 2 || !arm[1].matches("[0-9]{1,7}")) {
                throw new IllegalArgumentException("must be name=arm:weight,arm:weight: " + text);
            }
            arms.add(new Arm(arm[0], Integer.parseInt(arm[1])));
        }
        return new Experiment(sides[0], sides[0], arms);
    }

    /** The key's arm as {@code experiment/arm}, empty if there is none. */
    public String assign(String key) {
        long keyed = StableHash.of(salt, key);
        String best = "";
        double bestScore = -1;
        for (Arm arm : arms) {
            double score =
                    arm.weight() / -Math.log(StableHash.fraction(StableHash.mix(StableHash.add(keyed, arm.name()))));
            if (score > bestScore) {
                bestScore = score;
                best = arm.name();
            }
        }
        return best.isEmpty() ? "" : name + "/" + best;
    }
}
