package io.adtally.fraud.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document means, and that what is not understood is refused and never guessed. */
class PmmlReaderTest {
    private static final TreeNode LOW = new TreeNode.Leaf(-1, 3);
    private static final TreeNode HIGH = new TreeNode.Leaf(2, 4);
    private static final String LOW_NODE = "<Node id='2' score='-1' recordCount='3'>";
    private static final String HIGH_NODE = "<Node id='3' score='2' recordCount='4'>";

    private static String split(String defaultChild, String first, String second) {
        return Pmml.full("<Node id='1' score='7' defaultChild='" + defaultChild + "'><True/>" + LOW_NODE + first
                + "</Node>" + HIGH_NODE + second + "</Node></Node>");
    }

    private static String simple(String field, String operator, String value) {
        return "<SimplePredicate field='" + field + "' operator='" + operator + "' value='" + value + "'/>";
    }

    private static String set(String operator, String codes) {
        return "<SimpleSetPredicate field='c' booleanOperator='" + operator + "'><Array type='int'>" + codes
                + "</Array></SimpleSetPredicate>";
    }

    private static TreeNode only(String document) throws ModelRefusedException {
        Forest forest = Pmml.read(document);
        assertThat(forest.trees()).hasSize(1);
        return forest.trees().get(0);
    }

    @Test
    void splitsByThreshold() throws ModelRefusedException {
        assertThat(only(split("2", simple("a", "lessOrEqual", "1.5"), simple("a", "greaterThan", "1.5"))))
                .isEqualTo(new TreeNode.Threshold(0, 1.5, true, LOW, HIGH));
        assertThat(only(split("3", simple("a", "greaterThan", "1.5"), simple("a", "lessOrEqual", "1.5"))))
                .isEqualTo(new TreeNode.Threshold(0, 1.5, true, HIGH, LOW));
        assertThat(only(split("3", simple("a", "lessThan", "1.5"), simple("a", "greaterOrEqual", "1.5"))))
                .isEqualTo(new TreeNode.Threshold(0, Math.nextDown(1.5), false, LOW, HIGH));
        assertThat(only(split("3", simple("a", "lessOrEqual", "Infinity"), simple("a", "greaterThan", "INF"))))
                .isEqualTo(new TreeNode.Threshold(0, Double.POSITIVE_INFINITY, false, LOW, HIGH));
    }

    @Test
    void splitsByCategory() throws ModelRefusedException {
        TreeNode expected = new TreeNode.Category(1, Set.of(1, 5), LOW, HIGH);
        assertThat(only(split("3", set("isIn", "1 5"), set("isNotIn", "5 1")))).isEqualTo(expected);
        assertThat(only(split("3", simple("c", "equal", "4"), simple("c", "notEqual", "4"))))
                .isEqualTo(new TreeNode.Category(1, Set.of(4), LOW, HIGH));
    }

    /** As converters write it that list every code on one side, and let codes that are on neither count as missing. */
    @Test
    void splitsByCategoryListedOnBothSides() throws ModelRefusedException {
        String nodes = "<Node id='1' defaultChild='3'><True/>" + LOW_NODE + set("isIn", "\"1\" \"5\"") + "</Node>"
                + HIGH_NODE + set("isIn", "0 2") + "</Node></Node>";
        String fields = "<MiningField name='a'/><MiningField name='c' invalidValueTreatment='asMissing'/>";
        String tree = Pmml.tree("missingValueStrategy='defaultChild'", nodes);
        assertThat(only(Pmml.document(Pmml.NUMBER + Pmml.CATEGORY, fields, tree, Pmml.LOGISTIC)))
                .isEqualTo(new TreeNode.Category(1, Set.of(1, 5), LOW, HIGH));
        assertThatThrownBy(() -> Pmml.read(Pmml.document(Pmml.NUMBER + Pmml.CATEGORY, tree)))
                .as("a code on neither side would have no score")
                .isInstanceOf(ModelRefusedException.class);
    }

    @Test
    void compactNodesKeepTheirScoreWhereNoChildApplies() throws ModelRefusedException {
        String nodes = "<Node score='7'><True/>" + "<Node score='-1' recordCount='3'>"
                + simple("a", "lessOrEqual", "1.5") + "<Node score='2' recordCount='4'>" + set("isIn", "3")
                + "</Node></Node>" + "<Node score='2' recordCount='4'>" + simple("a", "greaterThan", "9")
                + "</Node></Node>";
        TreeNode stays = new TreeNode.Leaf(7, 1);
        assertThat(only(Pmml.compact(nodes)))
                .isEqualTo(new TreeNode.Threshold(
                        0,
                        1.5,
                        false,
                        new TreeNode.Category(1, Set.of(3), HIGH, LOW),
                        new TreeNode.Threshold(0, 9, true, stays, HIGH)));
    }

    @Test
    void readsCalibrationAndMissingZeros() throws ModelRefusedException {
        String leaf = Pmml.tree("missingValueStrategy='defaultChild'", "<Node score='0.5'><True/></Node>");
        String number = "<DataField name='a' optype='continuous' dataType='double'>"
                + "<Value value='NaN' property='missing'/><Value value='0' property='missing'/></DataField>";
        Forest forest = Pmml.read(Pmml.document(
                number + Pmml.CATEGORY,
                "<MiningField name='c'/><MiningField name='a'/>",
                leaf + leaf,
                Pmml.LOGISTIC
                        .replace("intercept='0'>", "intercept='-0.25'>")
                        .replace("coefficient='1'", "coefficient='1.5'")));
        TreeNode half = new TreeNode.Leaf(0.5, 1);
        assertThat(forest).isEqualTo(new Forest(Pmml.COLUMNS, Set.of(0), List.of(half, half), 1.5, -0.25));
    }

    @Test
    void inputsMustBeTheColumns() {
        String leaf = Pmml.tree("missingValueStrategy='defaultChild'", "<Node score='0.5'><True/></Node>");
        assertReason(
                Reason.SCHEMA_MISMATCH, Pmml.document(Pmml.NUMBER, "<MiningField name='a'/>", leaf, Pmml.LOGISTIC));
        assertReason(
                Reason.SCHEMA_MISMATCH,
                Pmml.document(
                        Pmml.NUMBER + Pmml.CATEGORY,
                        "<MiningField name='a'/><MiningField name='c'/><MiningField name='d'/>",
                        leaf,
                        Pmml.LOGISTIC));
        assertReason(
                Reason.UNSUPPORTED,
                Pmml.document(
                        Pmml.NUMBER + Pmml.CATEGORY,
                        "<MiningField name='a'/><MiningField name='a'/><MiningField name='c'/>",
                        leaf,
                        Pmml.LOGISTIC));
    }

    /** Each a change to a document that is read, so that nothing else can be the reason. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "version='4.4' -> version='3.2'",
                "<Header/> -> <Header/><TransformationDictionary/>",
                "multipleModelMethod='sum' -> multipleModelMethod='average'",
                "multipleModelMethod='sum' -> multipleModelMethod='weightedSum'",
                "normalizationMethod='logit' -> normalizationMethod='probit'",
                "coefficient='1' -> coefficient='-1'",
                "coefficient='1' -> coefficient='NaN'",
                "coefficient='1' -> coefficient='1' exponent='2'",
                "targetCategory='1' -> targetCategory='yes'",
                "splitCharacteristic='binarySplit' -> missingValuePenalty='0.9'",
                "missingValueStrategy='defaultChild' -> missingValueStrategy='weightedConfidence'",
                "missingValueStrategy='defaultChild' -> noTrueChildStrategy='returnNullPrediction'",
                "defaultChild='2' -> defaultChild='1'",
                "defaultChild='2' -> defaultChild='9'",
                "defaultChild='2' -> id2='2'",
                "id='3' -> id='2'",
                "id='3' -> id='1'",
                "value='1.5'/> -> value='NaN'/>",
                "value='1.5'/> -> value='1,5'/>",
                "value='1.5'/> -> value='1.6'/>",
                "value='1.5'/> -> />",
                "operator='lessOrEqual' -> operator='greaterThan'",
                "operator='lessOrEqual' -> operator='isMissing'",
                "field='a' -> field='c'",
                "field='a' -> field='y'",
                "field='a' -> field='b'",
                "score='2' -> score='NaN'",
                "score='2' -> score='Infinity'",
                "score='2' -> score='many'",
                "recordCount='4' -> recordCount='0'",
                "<True/><TreeModel -> <False/><TreeModel",
                "<True/><TreeModel -> <True/><True/><TreeModel",
                "<Segment><True/><TreeModel -> <Segment weight='2'><True/><TreeModel",
                "functionName='classification'><MiningSchema> -> functionName='regression'><MiningSchema>",
                "name='a' optype='continuous' -> name='a' optype='ordinal'",
                "dataType='double' -> dataType='float'",
                "<MiningField name='a'/> -> <MiningField name='a' missingValueReplacement='0'/>",
                "<MiningField name='a'/> -> <MiningField name='a' outliers='asExtremeValues'/>",
                "<MiningField name='a'/> -> <MiningField name='a' usageType='frequencyWeight'/>",
                "<OutputField name='s'/> -> <OutputField name='s' feature='transformedValue'/>",
                "<OutputField name='s'/> -> <OutputField name='t'/>",
                "<MiningSchema/><Output> -> <MiningSchema/><LocalTransformations/><Output>",
                "<MiningSchema/><Output> -> <MiningSchema/><Targets/><Output>"
            })
    void refusesWhatItDoesNotUnderstand(String change) {
        String document = split("2", simple("a", "lessOrEqual", "1.5"), simple("a", "greaterThan", "1.5"));
        String[] parts = change.split(" -> ", 2);
        assertThat(document).contains(parts[0]);
        assertReason(Reason.UNSUPPORTED, document.replaceFirst(Pattern.quote(parts[0]), parts[1]));
    }

    @Test
    void refusesCategoriesThatCouldNotBeScored() {
        assertReason(Reason.UNSUPPORTED, split("2", set("isIn", "1 5"), set("isNotIn", "1 5")));
        assertReason(Reason.UNSUPPORTED, split("3", set("isIn", "1 5"), set("isNotIn", "1 6")));
        assertReason(Reason.UNSUPPORTED, split("3", set("isIn", "-1"), set("isNotIn", "-1")));
        assertReason(Reason.UNSUPPORTED, split("3", set("isIn", "2147483647"), set("isNotIn", "2147483647")));
        assertReason(Reason.UNSUPPORTED, split("3", set("isIn", ""), set("isNotIn", "")));
        assertReason(Reason.UNSUPPORTED, split("3", set("isIn", "red"), set("isNotIn", "red")));
    }

    private static void assertReason(Reason reason, String document) {
        assertThatThrownBy(() -> Pmml.read(document))
                .asInstanceOf(InstanceOfAssertFactories.type(ModelRefusedException.class))
                .extracting(ModelRefusedException::reason)
                .isEqualTo(reason);
    }
}
