package io.adtally.fraud.train.synthetic;

import java.util.List;
import java.util.SplittableRandom;

/** Draws from the distributions that behaviour follows; the same seed draws the same. Not thread-safe. */
final class Chance {
    private final SplittableRandom random;

    Chance(SplittableRandom random) {
        this.random = random;
    }

    /** An independent source, so that one actor's draws do not move another's. */
    Chance split() {
        return new Chance(random.split());
    }

    boolean in(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    int wholeBetween(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Small values as likely as large ones of another magnitude. */
    double magnitudeBetween(double least, double most) {
        return least * Math.exp(random.nextDouble() * Math.log(most / least));
    }

    /** Log-normal: half lie below the median, two thirds within a factor of exp(spread) of it. */
    double around(double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    /** Geometric: at least 1, with the given mean. */
    int count(double mean) {
        return 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / Math.max(1.0001, mean)));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** An id that no other draw has, 60 bits of it. */
    String id(String kind) {
        return kind + Long.toString(random.nextLong() >>> 4, Character.MAX_RADIX);
    }
}
