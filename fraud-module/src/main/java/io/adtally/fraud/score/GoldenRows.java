package io.adtally.fraud.score;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors with the scores they had where the model was made: whoever scores them otherwise has another model. Lies in the
 * bundle as lines of comma-separated numbers, the score last, each in Java's shortest exact spelling. Immutable.
 */
public final class GoldenRows {
    /** Scores may differ by this: mathematical libraries differ in the last digits. */
    public static final double TOLERANCE = 1e-9;

    private final List<double[]> rows;
    private final int width;

    private GoldenRows(List<double[]> rows, int width) {
        this.rows = rows;
        this.width = width;
    }

    /** The vectors with the scores that this scorer gives. */
    public static GoldenRows of(List<double[]> vectors, int width, Scorer scorer) {
        Scratch scratch = scorer.newScratch();
        List<double[]> rows = new ArrayList<>(vectors.size());
        for (double[] vector : vectors) {
            double[] row = Arrays.copyOf(vector, width + 1);
            row[width] = scorer.score(vector, scratch);
            rows.add(row);
        }
        return new GoldenRows(rows, width);
    }

    /** How many. */
    public int count() {
        return rows.size();
    }

    /** Throws with {@link Reason#GOLDEN_ROWS_DIFFER} at the first that this scorer scores otherwise. */
    public void check(Scorer scorer) throws ModelRefusedException {
        Scratch scratch = scorer.newScratch();
        for (int at = 0; at < rows.size(); at++) {
            double[] row = rows.get(at);
            double score = scorer.score(row, scratch);
            if (!(Math.abs(score - row[width]) <= TOLERANCE)) {
                throw new ModelRefusedException(
                        Reason.GOLDEN_ROWS_DIFFER, "row " + (at + 1) + " scores " + score + ", not " + row[width]);
            }
        }
    }

    byte[] write() {
        StringBuilder text = new StringBuilder();
        for (double[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                text.append(column == 0 ? "" : ",").append(row[column]);
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static GoldenRows read(byte[] text, int width, ModelLimits limits) throws ModelRefusedException {
        List<double[]> rows = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] != '\n') {
                continue;
            }
            if (rows.size() == limits.goldenRows()) {
                throw new ModelRefusedException(Reason.TOO_LARGE, "more than " + limits.goldenRows() + " golden rows");
            }
            rows.add(row(new String(text, start, at - start, StandardCharsets.US_ASCII), width));
            start = at + 1;
        }
        if (rows.isEmpty() || start != text.length) {
            throw new ModelRefusedException(Reason.MALFORMED, "golden rows are none, or end amid a line");
        }
        return new GoldenRows(rows, width);
    }

    private static double[] row(String line, int width) throws ModelRefusedException {
        String[] parts = line.split(",", width + 2);
        if (parts.length != width + 1) {
            throw new ModelRefusedException(Reason.MALFORMED, "a golden row of other columns: " + line);
        }
        try {
            return Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException notNumbers) {
            throw new ModelRefusedException(
                    Reason.MALFORMED, "a golden row of other than numbers: " + line, notNumbers);
        }
    }
}
