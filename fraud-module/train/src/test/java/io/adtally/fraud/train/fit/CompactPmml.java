package io.adtally.fraud.train.fit;

import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.TreeNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Writes a forest in the compact form that some converters choose: the side without missing values becomes a child, the
 * other side stays in the node itself, as its score or as its further children.
 */
final class CompactPmml {
    private final StringBuilder xml = new StringBuilder();
    private final Forest forest;

    private CompactPmml(Forest forest) {
        this.forest = forest;
    }

    static ByteArrayOutputStream write(Forest forest) {
        CompactPmml writer = new CompactPmml(forest);
        writer.document();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(writer.xml.toString().getBytes(StandardCharsets.UTF_8));
        return out;
    }

    private void document() {
        xml.append("<PMML xmlns='http://www.dmg.org/PMML-4_4' version='4.4'><Header/><DataDictionary>")
                .append("<DataField name='y' optype='categorical' dataType='string'/>");
        for (int column = 0; column < forest.columns().size(); column++) {
            boolean category = forest.categories().contains(column);
            xml.append("<DataField name='").append(forest.columns().get(column));
            xml.append(
                    category
                            ? "' optype='categorical' dataType='integer'>"
                            : "' optype='continuous' dataType='double'>");
            if (forest.zeroIsMissing().contains(column)) {
                xml.append("<Value value='0' property='missing'/>");
            }
            xml.append("</DataField>");
        }
        xml.append("</DataDictionary><MiningModel functionName='classification'><MiningSchema>")
                .append("<MiningField name='y' usageType='target'/>");
        forest.columns().forEach(name -> xml.append("<MiningField name='" + name + "'/>"));
        xml.append("</MiningSchema><Segmentation multipleModelMethod='modelChain'><Segment><True/>")
                .append(
                        "<MiningModel functionName='regression'><MiningSchema/><Output><OutputField name='s'/></Output>")
                .append("<Segmentation multipleModelMethod='sum'>");
        for (TreeNode tree : forest.trees()) {
            xml.append("<Segment><True/><TreeModel functionName='regression'")
                    .append(" noTrueChildStrategy='returnLastPrediction'><MiningSchema/>");
            node("<True/>", tree);
            xml.append("</TreeModel></Segment>");
        }
        xml.append("</Segmentation></MiningModel></Segment><Segment><True/>")
                .append("<RegressionModel functionName='classification' normalizationMethod='logit'><MiningSchema/>")
                .append(
                        "<RegressionTable targetCategory='1' intercept='0'><NumericPredictor name='s' coefficient='1'/>")
                .append("</RegressionTable><RegressionTable targetCategory='0' intercept='0'/>")
                .append("</RegressionModel></Segment></Segmentation></MiningModel></PMML>");
    }

    private void node(String predicate, TreeNode node) {
        xml.append("<Node score='").append(stays(node)).append("'>").append(predicate);
        children(node);
        xml.append("</Node>");
    }

    /** The score of a node is that of the leaf where all its children fail. */
    private static double stays(TreeNode node) {
        return switch (node) {
            case TreeNode.Leaf leaf -> leaf.value();
            case TreeNode.Threshold split -> stays(split.missingLeft() ? split.left() : split.right());
            case TreeNode.Category split -> stays(split.right());
        };
    }

    private void children(TreeNode node) {
        switch (node) {
            case TreeNode.Leaf leaf -> {
                // its score says all
            }
            case TreeNode.Threshold split -> {
                String operator = split.missingLeft() ? "greaterThan" : "lessOrEqual";
                String predicate = "<SimplePredicate field='" + forest.columns().get(split.column()) + "' operator='"
                        + operator + "' value='" + split.threshold() + "'/>";
                node(predicate, split.missingLeft() ? split.right() : split.left());
                children(split.missingLeft() ? split.left() : split.right());
            }
            case TreeNode.Category split -> {
                String codes = split.codes().stream().map(String::valueOf).collect(Collectors.joining(" "));
                node(
                        "<SimpleSetPredicate field='" + forest.columns().get(split.column())
                                + "' booleanOperator='isIn'><Array type='int'>" + codes
                                + "</Array></SimpleSetPredicate>",
                        split.left());
                children(split.right());
            }
        }
    }
}
