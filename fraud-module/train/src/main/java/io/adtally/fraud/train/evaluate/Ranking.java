package io.adtally.fraud.train.evaluate;

import java.util.stream.IntStream;

/**
 * Rows in the falling order of their scores, and what that order is worth. Rows count by weights given anew each time, so
 * that bootstrap samples need no sorting. Immutable.
 */
final class Ranking {
    private final int[] order;
    private final double[] scores;
    private final float[] labels;

    Ranking(double[] scores, float[] labels) {
        this.scores = scores.clone();
        this.labels = labels.clone();
        this.order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((one, other) -> Double.compare(scores[other], scores[one]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int count() {
        return order.length;
    }

    /** The chance that a fraud row scores above an honest one, ties counting half; NaN without either. */
    double areaUnderCurve(double[] weights) {
        double frauds = 0;
        double others = 0;
        double area = 0;
        for (int at = 0; at < order.length; ) {
            double tiedFrauds = 0;
            double tiedOthers = 0;
            int next = at;
            for (; next < order.length && scores[order[next]] == scores[order[at]]; next++) {
                int row = order[next];
                tiedFrauds += labels[row] > 0 ? weights[row] : 0;
                tiedOthers += labels[row] > 0 ? 0 : weights[row];
            }
            area += tiedOthers * (frauds + tiedFrauds / 2);
            frauds += tiedFrauds;
            others += tiedOthers;
            at = next;
        }
        return area / (frauds * others);
    }

    /** The mean precision over all fraud rows, each at its own score, ties together; NaN without fraud. */
    double averagePrecision(double[] weights) {
        double frauds = 0;
        double all = 0;
        double sum = 0;
        for (int at = 0; at < order.length; ) {
            double tiedFrauds = 0;
            int next = at;
            for (; next < order.length && scores[order[next]] == scores[order[at]]; next++) {
                int row = order[next];
                tiedFrauds += labels[row] > 0 ? weights[row] : 0;
                all += weights[row];
            }
            frauds += tiedFrauds;
            sum += tiedFrauds == 0 ? 0 : tiedFrauds * frauds / all;
            at = next;
        }
        return sum / frauds;
    }

    /** Share of fraud among the rows that score above; NaN where none does. */
    double precisionAbove(double threshold, double[] weights) {
        double frauds = 0;
        double all = 0;
        for (int at = 0; at < order.length && scores[order[at]] > threshold; at++) {
            int row = order[at];
            frauds += labels[row] > 0 ? weights[row] : 0;
            all += weights[row];
        }
        return frauds / all;
    }

    /** Share of the fraud rows that score above; NaN without fraud. */
    double recallAbove(double threshold, double[] weights) {
        double caught = 0;
        double frauds = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] > 0) {
                frauds += weights[row];
                caught += scores[row] > threshold ? weights[row] : 0;
            }
        }
        return caught / frauds;
    }

    long countAbove(double threshold) {
        long count = 0;
        for (double score : scores) {
            count += score > threshold ? 1 : 0;
        }
        return count;
    }

    /**
     * How far scores are from the share of fraud, averaged over equal ranges of the score. Source: Naeini, Cooper and
     * Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015.
     */
    double calibrationError(int ranges, double[] weights) {
        double[] gaps = new double[ranges];
        double all = 0;
        for (int row = 0; row < scores.length; row++) {
            int range = Math.min(ranges - 1, (int) (scores[row] * ranges));
            gaps[range] += weights[row] * (scores[row] - labels[row]);
            all += weights[row];
        }
        double sum = 0;
        for (double gap : gaps) {
            sum += Math.abs(gap);
        }
        return sum / all;
    }
}
