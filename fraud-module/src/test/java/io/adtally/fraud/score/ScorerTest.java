package io.adtally.fraud.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final int WIDTH = 7;
    private static final int CATEGORY = 6;
    private static final double[] VALUES = {
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE,
        -1e-36,
        -0.0,
        0,
        1e-36,
        1e-35f,
        2,
        1e300,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY
    };

    /** Against walking the trees as they are defined, over random trees of all kinds and sizes. */
    @Test
    void bothFormsGiveTheSumOfAWalk() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Forest forest = forest(random, 1 + random.nextInt(20), 1 + random.nextInt(64));
            Scorer flat = Scorer.of(forest, Scorer.Form.FLAT);
            Scorer tabulated = Scorer.of(forest, Scorer.Form.TABULATED);
            Scratch flatScratch = flat.newScratch();
            Scratch tabulatedScratch = tabulated.newScratch();
            for (int row = 0; row < 200; row++) {
                double[] vector = vector(random);
                double expected = probability(forest, vector);
                assertThat(flat.score(vector, flatScratch))
                        .as("seed %d %s", seed, Arrays.toString(vector))
                        .isEqualTo(expected);
                assertThat(tabulated.score(vector, tabulatedScratch))
                        .as("seed %d %s", seed, Arrays.toString(vector))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void contributionsAddUpToTheLogOdds() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Forest forest = forest(random, 20, 31);
            Scorer scorer = Scorer.of(forest, Scorer.Form.TABULATED);
            Scratch scratch = scorer.newScratch();
            double[] contributions = new double[WIDTH];
            double[] vector = vector(random);
            scorer.explain(vector, scratch, contributions);
            double logOdds =
                    scorer.expectedLogOdds() + Arrays.stream(contributions).sum();
            assertThat(1 / (1 + Math.exp(-logOdds))).isEqualTo(scorer.score(vector, scratch), within(1e-12));
        }
    }

    @Test
    void mainSignalsAreTheGreatestContributionsAgainstTheEvent() {
        TreeNode suspicious = new TreeNode.Leaf(2, 10);
        TreeNode harmless = new TreeNode.Leaf(-1, 90);
        List<TreeNode> trees = new ArrayList<>();
        for (int column = 0; column < 3; column++) {
            trees.add(new TreeNode.Threshold(column, 0.5, true, harmless, suspicious));
        }
        trees.add(new TreeNode.Threshold(1, 0.5, true, harmless, suspicious));
        Scorer scorer = Scorer.of(new Forest(List.of("a", "b", "c"), Set.of(), trees, 1, 0), Scorer.Form.FLAT);
        Scratch scratch = scorer.newScratch();
        assertThat(scorer.mainSignals(new double[] {1, 1, 0}, scratch, 3)).containsExactlyInAnyOrder("a", "b");
        assertThat(scorer.mainSignals(new double[] {1, 1, 0}, scratch, 1)).containsExactly("b");
        assertThat(scorer.mainSignals(new double[] {0, 0, 0}, scratch, 3)).isEmpty();
    }

    @Test
    void allocatesNothing() {
        Random random = new Random(1);
        Forest forest = forest(random, 100, 31);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] vector = vector(random);
        for (Scorer.Form form : Scorer.Form.values()) {
            Scorer scorer = Scorer.of(forest, form);
            Scratch scratch = scorer.newScratch();
            double sum = 0;
            int times = 20_000;
            for (int warm = 0; warm < 2; warm++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < times; i++) {
                    sum += scorer.score(vector, scratch);
                }
                assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                        .as("%s, %d scores, sum %s", form, times, sum)
                        .isLessThan(times);
            }
        }
    }

    @Test
    void moreThanSixtyFourLeavesAreNotTabulated() {
        Forest forest = forest(new Random(3), 2, 65);
        assertThat(Scorer.Form.fastest(forest)).isEqualTo(Scorer.Form.FLAT);
        assertThat(Scorer.Form.fastest(forest(new Random(3), 2, 64))).isEqualTo(Scorer.Form.TABULATED);
        assertThatThrownBy(() -> Scorer.of(forest, Scorer.Form.TABULATED)).isInstanceOf(IllegalArgumentException.class);
        double[] vector = vector(new Random(4));
        Scorer flat = Scorer.of(forest, Scorer.Form.FLAT);
        assertThat(flat.score(vector, flat.newScratch())).isEqualTo(probability(forest, vector));
    }

    @Test
    void forestsThatCouldNotBeScoredAreRefused() {
        TreeNode leaf = new TreeNode.Leaf(1, 1);
        assertThatThrownBy(() -> new TreeNode.Leaf(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TreeNode.Threshold(0, Double.NaN, true, leaf, leaf))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TreeNode.Threshold(0, 1, true, leaf, leaf, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TreeNode.Category(0, Set.of(-1), leaf, leaf))
                .isInstanceOf(IllegalArgumentException.class);
        TreeNode outside = new TreeNode.Threshold(1, 0, true, leaf, leaf);
        assertThatThrownBy(() -> new Forest(List.of("a"), Set.of(), List.of(outside), 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        TreeNode number = new TreeNode.Threshold(0, 0, true, leaf, leaf);
        TreeNode category = new TreeNode.Category(0, Set.of(1), leaf, leaf);
        assertThatThrownBy(() -> new Forest(List.of("a"), Set.of(), List.of(number, category), 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Forest(List.of("a"), Set.of(), List.of(number), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double probability(Forest forest, double[] vector) {
        double sum = 0;
        for (TreeNode tree : forest.trees()) {
            sum += walk(forest, tree, vector);
        }
        return 1 / (1 + Math.exp(-(forest.intercept() + forest.slope() * sum)));
    }

    private static double walk(Forest forest, TreeNode node, double[] vector) {
        return switch (node) {
            case TreeNode.Leaf leaf -> leaf.value();
            case TreeNode.Threshold split -> {
                double value = vector[split.column()];
                boolean zero = forest.zeroIsMissing().contains(split.column()) && Math.abs(value) <= 1e-35f;
                boolean left = (Double.isNaN(value) || zero) ? split.missingLeft() : value <= split.threshold();
                yield walk(forest, left ? split.left() : split.right(), vector);
            }
            case TreeNode.Category split -> {
                double value = vector[split.column()];
                boolean left = !Double.isNaN(value) && split.codes().contains((int) value);
                yield walk(forest, left ? split.left() : split.right(), vector);
            }
        };
    }

    private static Forest forest(Random random, int trees, int leaves) {
        List<TreeNode> grown = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            grown.add(tree(random, leaves));
        }
        return new Forest(List.of("a", "b", "c", "d", "e", "f", "g"), Set.of(1, 4), grown, 0.7, -0.1);
    }

    private static TreeNode tree(Random random, int leaves) {
        if (leaves == 1) {
            return new TreeNode.Leaf(random.nextGaussian(), 1 + random.nextInt(100));
        }
        int left = 1 + random.nextInt(leaves - 1);
        int column = random.nextInt(WIDTH);
        TreeNode leftChild = tree(random, left);
        TreeNode rightChild = tree(random, leaves - left);
        if (column == CATEGORY) {
            Set<Integer> codes = new HashSet<>();
            for (int count = 1 + random.nextInt(5); count > 0; count--) {
                codes.add(random.nextInt(70));
            }
            return new TreeNode.Category(column, codes, leftChild, rightChild);
        }
        return new TreeNode.Threshold(column, threshold(random), random.nextBoolean(), leftChild, rightChild);
    }

    private static double threshold(Random random) {
        double odd = VALUES[1 + random.nextInt(VALUES.length - 1)];
        return random.nextInt(3) == 0 ? odd : random.nextInt(20) - 10;
    }

    private static double[] vector(Random random) {
        double[] vector = new double[WIDTH];
        for (int column = 0; column < WIDTH; column++) {
            double plain = column == CATEGORY ? random.nextInt(75) - 2 : random.nextInt(22) - 11;
            plain += random.nextBoolean() ? 0 : random.nextDouble();
            double whole = Math.rint(plain);
            vector[column] = switch (random.nextInt(4)) {
                case 0 -> VALUES[random.nextInt(VALUES.length)];
                case 1 -> whole;
                default -> plain;
            };
        }
        return vector;
    }
}
