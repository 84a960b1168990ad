package io.adtally.fraud.train.rows;

import io.adtally.fraud.feature.FeatureSchema;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Labelled feature vectors in the order they were made. Immutable; large, so arrays are handed out as they are and must
 * not be written to.
 */
public final class Rows {
    private final double[] matrix;
    private final float[] labels;
    private final float[] weights;
    private final List<String> archetypes;
    private final long[] priceMicros;

    private Rows(Builder builder) {
        int count = builder.archetypes.size();
        matrix = Arrays.copyOf(builder.matrix, count * FeatureSchema.SIZE);
        labels = Arrays.copyOf(builder.labels, count);
        weights = Arrays.copyOf(builder.weights, count);
        priceMicros = Arrays.copyOf(builder.priceMicros, count);
        archetypes = List.copyOf(builder.archetypes);
    }

    public int count() {
        return labels.length;
    }

    /** All vectors, one after another. */
    public double[] matrix() {
        return matrix;
    }

    /** 1 for fraud, 0 for honest traffic. */
    public float[] labels() {
        return labels;
    }

    /** How many rows of real traffic each stands for: one over its chance to be labelled. */
    public float[] weights() {
        return weights;
    }

    public boolean isFraud(int row) {
        return labels[row] > 0;
    }

    /** What kind of traffic it is; empty where nobody knows. */
    public String archetype(int row) {
        return archetypes.get(row);
    }

    public long priceMicros(int row) {
        return priceMicros[row];
    }

    /** A copy of a row's vector. */
    public double[] vector(int row) {
        return Arrays.copyOfRange(matrix, row * FeatureSchema.SIZE, (row + 1) * FeatureSchema.SIZE);
    }

    public long fraudCount() {
        long count = 0;
        for (float label : labels) {
            count += label > 0 ? 1 : 0;
        }
        return count;
    }

    /** SHA-256 over vectors, labels and weights, lower-case hex. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer row = ByteBuffer.allocate(FeatureSchema.SIZE * Double.BYTES + 2 * Float.BYTES);
            for (int at = 0; at < count(); at++) {
                row.clear();
                for (int column = 0; column < FeatureSchema.SIZE; column++) {
                    row.putDouble(matrix[at * FeatureSchema.SIZE + column]);
                }
                digest.update(row.putFloat(labels[at]).putFloat(weights[at]).flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /** Those of these rows, in this order. */
    public Rows select(int[] rows) {
        Builder builder = new Builder(rows.length);
        for (int row : rows) {
            builder.add(vector(row), isFraud(row), weights[row], archetype(row), priceMicros[row]);
        }
        return builder.build();
    }

    /** Collects rows. Not thread-safe. */
    public static final class Builder {
        private double[] matrix;
        private float[] labels;
        private float[] weights;
        private long[] priceMicros;
        private final List<String> archetypes = new ArrayList<>();

        /** Makes room for so many; more may come. */
        public Builder(int expected) {
            matrix = new double[expected * FeatureSchema.SIZE];
            labels = new float[expected];
            weights = new float[expected];
            priceMicros = new long[expected];
        }

        /**
         * Takes one row; the vector is copied.
         *
         * @param archetype empty where nobody knows
         */
        public Builder add(double[] vector, boolean fraud, float weight, String archetype, long micros) {
            int row = archetypes.size();
            if (row == labels.length) {
                grow(Math.max(16, 2 * row));
            }
            System.arraycopy(vector, 0, matrix, row * FeatureSchema.SIZE, FeatureSchema.SIZE);
            labels[row] = fraud ? 1 : 0;
            weights[row] = weight;
            priceMicros[row] = micros;
            archetypes.add(archetype);
            return this;
        }

        public Rows build() {
            return new Rows(this);
        }

        private void grow(int capacity) {
            matrix = Arrays.copyOf(matrix, capacity * FeatureSchema.SIZE);
            labels = Arrays.copyOf(labels, capacity);
            weights = Arrays.copyOf(weights, capacity);
            priceMicros = Arrays.copyOf(priceMicros, capacity);
        }
    }
}
