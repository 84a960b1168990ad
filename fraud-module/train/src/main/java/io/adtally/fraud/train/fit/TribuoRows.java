package io.adtally.fraud.train.fit;

import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.train.rows.Rows;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Rows as Tribuo takes them: features by name, missing ones left out. */
public final class TribuoRows {
    public static final Label HONEST = new Label("0");
    public static final Label FRAUD = new Label("1");

    private TribuoRows() {}

    /** Copies all rows into a dataset. */
    public static MutableDataset<Label> dataset(Rows rows, String description) {
        List<Example<Label>> examples = new ArrayList<>(rows.count());
        for (int row = 0; row < rows.count(); row++) {
            examples.add(example(rows.vector(row), rows.isFraud(row) ? FRAUD : HONEST, rows.weights()[row]));
        }
        LabelFactory labels = new LabelFactory();
        return new MutableDataset<>(
                new ListDataSource<>(examples, labels, new SimpleDataSourceProvenance(description, labels)));
    }

    private static Example<Label> example(double[] vector, Label label, float weight) {
        int known = 0;
        for (double value : vector) {
            known += Double.isNaN(value) ? 0 : 1;
        }
        String[] names = new String[known];
        double[] values = new double[known];
        int at = 0;
        for (int column = 0; column < vector.length; column++) {
            if (!Double.isNaN(vector[column])) {
                names[at] = FeatureSchema.columns().get(column);
                values[at++] = vector[column];
            }
        }
        ArrayExample<Label> example = new ArrayExample<>(label, names, values);
        example.setWeight(weight);
        return example;
    }
}
