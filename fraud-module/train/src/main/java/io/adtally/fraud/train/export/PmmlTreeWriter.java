package io.adtally.fraud.train.export;

import io.adtally.fraud.score.TreeNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/** Writes one tree as nodes with two children each, opposite predicates and a default child for missing values. */
final class PmmlTreeWriter {
    private final PmmlElements out;
    private final List<String> columns;
    private int nextId = 1;

    PmmlTreeWriter(PmmlElements out, List<String> columns) {
        this.out = out;
        this.columns = columns;
    }

    /** A predicate still to be written, at the head of its node. */
    private interface Predicate {
        void write() throws XMLStreamException;
    }

    void write(TreeNode root) throws XMLStreamException {
        node(root, nextId++, () -> out.empty("True"));
    }

    private void node(TreeNode node, int id, Predicate predicate) throws XMLStreamException {
        switch (node) {
            case TreeNode.Leaf leaf -> {
                out.start(
                        "Node",
                        "id",
                        Integer.toString(id),
                        "score",
                        Double.toString(leaf.value()),
                        "recordCount",
                        count(leaf.cover()));
                predicate.write();
            }
            case TreeNode.Threshold split ->
                children(
                        id,
                        predicate,
                        split.missingLeft(),
                        split.left(),
                        split.right(),
                        () -> simple(split, "lessOrEqual"),
                        () -> simple(split, "greaterThan"));
            case TreeNode.Category split ->
                children(
                        id,
                        predicate,
                        false,
                        split.left(),
                        split.right(),
                        () -> set(split, "isIn"),
                        () -> set(split, "isNotIn"));
        }
        out.end();
    }

    private void children(
            int id,
            Predicate predicate,
            boolean missingLeft,
            TreeNode left,
            TreeNode right,
            Predicate leftPredicate,
            Predicate rightPredicate)
            throws XMLStreamException {
        int leftId = nextId++;
        int rightId = nextId++;
        out.start("Node", "id", Integer.toString(id), "defaultChild", Integer.toString(missingLeft ? leftId : rightId));
        predicate.write();
        node(left, leftId, leftPredicate);
        node(right, rightId, rightPredicate);
    }

    private void simple(TreeNode.Threshold split, String operator) throws XMLStreamException {
        out.empty(
                "SimplePredicate",
                "field",
                columns.get(split.column()),
                "operator",
                operator,
                "value",
                Double.toString(split.threshold()));
    }

    private void set(TreeNode.Category split, String operator) throws XMLStreamException {
        out.start("SimpleSetPredicate", "field", columns.get(split.column()), "booleanOperator", operator);
        out.start("Array", "type", "int");
        out.text(ascending(split.codes()));
        out.end();
        out.end();
    }

    private static String ascending(Set<Integer> codes) {
        return codes.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String count(double cover) {
        return cover == Math.rint(cover) && Math.abs(cover) < 1e15
                ? Long.toString((long) cover)
                : Double.toString(cover);
    }
}
