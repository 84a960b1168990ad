package io.adtally.fraud.train.rows;

import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.label.LabelledRow;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows as comma-separated text with a header, as the lake exports them. Columns, in any order: the features by name and
 * {@code label} (1 fraud, 0 honest) are required; {@code weight} (1 where absent), {@code archetype} and
 * {@code price_micros} (0 where absent) are not. An empty field is a missing value. Nothing is quoted.
 */
public final class RowsCsv {
    private static final List<String> OPTIONAL = List.of(LabelledRow.WEIGHT, LabelledRow.ARCHETYPE, LabelledRow.PRICE);

    private RowsCsv() {}

    /** Throws {@link IllegalArgumentException} with the line's number for anything but the above. */
    public static Rows read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            List<String> names = header == null ? List.of() : List.of(header.split(",", -1));
            checkHeader(file, names);
            int[] features =
                    FeatureSchema.columns().stream().mapToInt(names::indexOf).toArray();
            Rows.Builder rows = new Rows.Builder(10_000);
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    add(rows, names, features, line.split(",", -1));
                } catch (IllegalArgumentException wrong) {
                    throw new IllegalArgumentException(file + " line " + number + ": " + wrong.getMessage(), wrong);
                }
            }
            return rows.build();
        }
    }

    private static void checkHeader(Path file, List<String> names) {
        Set<String> missing = new HashSet<>(FeatureSchema.columns());
        missing.add(LabelledRow.LABEL);
        Set<String> unknown = new HashSet<>(names);
        unknown.removeAll(missing);
        OPTIONAL.forEach(unknown::remove);
        names.forEach(missing::remove);
        if (!missing.isEmpty() || !unknown.isEmpty() || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    file + " must name every column once; it lacks " + missing + " and has unknown " + unknown);
        }
    }

    private static void add(Rows.Builder rows, List<String> names, int[] features, String[] fields) {
        if (fields.length != names.size()) {
            throw new IllegalArgumentException("must have " + names.size() + " fields but has " + fields.length);
        }
        double[] vector = new double[features.length];
        for (int column = 0; column < features.length; column++) {
            String field = fields[features[column]];
            vector[column] = field.isEmpty() ? Double.NaN : Double.parseDouble(field);
        }
        String label = fields[names.indexOf(LabelledRow.LABEL)];
        if (!label.equals("0") && !label.equals("1")) {
            throw new IllegalArgumentException("label must be 0 or 1 but is " + label);
        }
        float weight = Float.parseFloat(optional(names, fields, LabelledRow.WEIGHT, "1"));
        if (!(weight > 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weight must be above 0 but is " + weight);
        }
        long micros = Long.parseLong(optional(names, fields, LabelledRow.PRICE, "0"));
        rows.add(vector, label.equals("1"), weight, optional(names, fields, LabelledRow.ARCHETYPE, ""), micros);
    }

    private static String optional(List<String> names, String[] fields, String name, String absent) {
        int at = names.indexOf(name);
        return at < 0 || fields[at].isEmpty() ? absent : fields[at];
    }

    /** Writes all columns; what is read back is equal. */
    public static void write(Rows rows, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(LabelledRow.header() + "\n");
            for (int row = 0; row < rows.count(); row++) {
                LabelledRow labelled = new LabelledRow(
                        rows.vector(row),
                        rows.isFraud(row),
                        rows.weights()[row],
                        rows.archetype(row),
                        rows.priceMicros(row));
                out.write(labelled.text() + "\n");
            }
        }
    }
}
