package io.adtally.fraud.score;

import static io.adtally.fraud.score.ModelRefusedException.unsupported;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two forms in which trees are written. Full: two children with opposite predicates, and a default child for
 * missing values; scores of inner nodes are ignored. Compact: children are asked in their order, one whose field is missing
 * does not apply, and where none applies the node's own score stands.
 */
final class PmmlTrees {
    private static final List<String> TREE_ATTRIBUTES = List.of(
            "functionName",
            "algorithmName",
            "modelName",
            "missingValueStrategy",
            "missingValuePenalty",
            "noTrueChildStrategy",
            "splitCharacteristic",
            "isScorable",
            "x-mathContext");
    private static final List<String> TREE_CHILDREN = List.of("MiningSchema", "Node");
    private static final List<String> NODE_ATTRIBUTES = List.of("id", "score", "recordCount", "defaultChild");
    private static final List<String> NODE_CHILDREN =
            List.of("True", "False", "SimplePredicate", "SimpleSetPredicate", "Node", "ScoreDistribution");

    private final PmmlFields fields;
    private final ModelLimits limits;
    private final Deadline deadline;
    private final Set<String> ids = new HashSet<>();

    PmmlTrees(PmmlFields fields, ModelLimits limits, Deadline deadline) {
        this.fields = fields;
        this.limits = limits;
        this.deadline = deadline;
    }

    TreeNode read(XmlElement model) throws ModelRefusedException {
        deadline.check();
        model.allow(TREE_ATTRIBUTES, TREE_CHILDREN);
        model.expect("functionName", "regression");
        model.expect("missingValueStrategy", "", "none", "defaultChild");
        model.expect("missingValuePenalty", "", "1", "1.0");
        model.expect("isScorable", "", "true");
        model.expect("x-mathContext", "", "double");
        fields.checkInner(model, null);
        XmlElement root = model.only("Node");
        PmmlCondition.expectTrue(root);
        ids.clear();
        TreeNode tree;
        if ("defaultChild".equals(model.attribute("missingValueStrategy"))) {
            model.expect("splitCharacteristic", "", "binarySplit", "multiSplit");
            tree = full(root, 0);
        } else {
            model.expect("noTrueChildStrategy", "returnLastPrediction");
            tree = compact(root, 0);
        }
        if (tree.leafCount() > limits.leaves()) {
            throw new ModelRefusedException(Reason.TOO_LARGE, "a tree of " + tree.leafCount() + " leaves");
        }
        return tree;
    }

    private TreeNode full(XmlElement node, int depth) throws ModelRefusedException {
        enter(node, depth);
        List<XmlElement> children = node.all("Node");
        if (children.isEmpty()) {
            return leaf(node);
        }
        if (children.size() != 2) {
            throw unsupported("a split into " + children.size());
        }
        PmmlCondition first = PmmlCondition.read(children.get(0), fields);
        PmmlCondition second = PmmlCondition.read(children.get(1), fields);
        boolean firstIsDefault = firstIsDefault(
                node, children.get(0).attribute("id"), children.get(1).attribute("id"));
        TreeNode firstChild = full(children.get(0), depth + 1);
        TreeNode secondChild = full(children.get(1), depth + 1);
        if (!first.field().equals(second.field())) {
            throw unsupported("a split by two fields");
        }
        if (first.field().category()) {
            return firstIsDefault
                    ? category(second, secondChild, first, firstChild)
                    : category(first, firstChild, second, secondChild);
        }
        if (first.threshold() != second.threshold() || first.negated() == second.negated()) {
            throw unsupported("a split whose sides are not opposite");
        }
        int column = first.field().column();
        return first.negated()
                ? new TreeNode.Threshold(column, first.threshold(), !firstIsDefault, secondChild, firstChild)
                : new TreeNode.Threshold(column, first.threshold(), firstIsDefault, firstChild, secondChild);
    }

    private static boolean firstIsDefault(XmlElement node, @Nullable String first, @Nullable String second)
            throws ModelRefusedException {
        String defaultChild = node.required("defaultChild");
        if (defaultChild.equals(first) == defaultChild.equals(second)) {
            throw unsupported("default child " + defaultChild + ", which is not one of the two");
        }
        return defaultChild.equals(first);
    }

    /** A category's missing and unlisted values go the same way, or the two could not be told apart from a code alone. */
    private static TreeNode category(PmmlCondition named, TreeNode namedChild, PmmlCondition other, TreeNode otherChild)
            throws ModelRefusedException {
        if (named.negated()) {
            throw unsupported("a category whose missing values go with the listed codes");
        }
        boolean opposite = other.negated() && other.codes().equals(named.codes());
        boolean apart = !other.negated()
                && other.field().unlistedIsMissing()
                && Collections.disjoint(named.codes(), other.codes());
        if (!opposite && !apart) {
            throw unsupported("a split whose sides are not opposite");
        }
        return new TreeNode.Category(named.field().column(), named.codes(), namedChild, otherChild);
    }

    private TreeNode compact(XmlElement node, int depth) throws ModelRefusedException {
        enter(node, depth);
        return compact(node, node.all("Node"), 0, depth);
    }

    private TreeNode compact(XmlElement node, List<XmlElement> children, int from, int depth)
            throws ModelRefusedException {
        if (from == children.size()) {
            return leaf(node);
        }
        checkDepth(depth);
        PmmlCondition condition = PmmlCondition.read(children.get(from), fields);
        TreeNode hit = compact(children.get(from), depth + 1);
        TreeNode next = compact(node, children, from + 1, depth + 1);
        int column = condition.field().column();
        if (condition.field().category()) {
            if (condition.negated()) {
                throw unsupported("a category whose missing values go with the listed codes");
            }
            return new TreeNode.Category(column, condition.codes(), hit, next);
        }
        return condition.negated()
                ? new TreeNode.Threshold(column, condition.threshold(), true, next, hit)
                : new TreeNode.Threshold(column, condition.threshold(), false, hit, next);
    }

    private void enter(XmlElement node, int depth) throws ModelRefusedException {
        checkDepth(depth);
        node.allow(NODE_ATTRIBUTES, NODE_CHILDREN);
        String id = node.attribute("id");
        if (id != null && !ids.add(id)) {
            throw unsupported("node " + id + " twice in a tree");
        }
    }

    private void checkDepth(int depth) throws ModelRefusedException {
        if (depth > limits.depth()) {
            throw new ModelRefusedException(Reason.TOO_LARGE, "a tree deeper than " + limits.depth());
        }
    }

    private static TreeNode leaf(XmlElement node) throws ModelRefusedException {
        double cover = node.attribute("recordCount") == null ? 1 : node.finite("recordCount");
        if (cover <= 0) {
            throw unsupported("a node of " + cover + " records");
        }
        return new TreeNode.Leaf(node.finite("score"), cover);
    }
}
