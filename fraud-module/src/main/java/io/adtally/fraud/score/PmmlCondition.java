package io.adtally.fraud.score;

import static io.adtally.fraud.score.ModelRefusedException.unsupported;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * What a predicate asks of its field: whether it is at most the threshold, or one of the codes; or, negated, that it is
 * not. A field that is missing is neither.
 *
 * @param threshold of a number
 * @param codes of a category; empty for a number
 */
record PmmlCondition(PmmlField field, double threshold, Set<Integer> codes, boolean negated) {
    private static final List<String> SIMPLE = List.of("field", "operator", "value");
    private static final List<String> OF_SET = List.of("field", "booleanOperator");

    static PmmlCondition read(XmlElement node, PmmlFields fields) throws ModelRefusedException {
        XmlElement predicate = predicate(node);
        return switch (predicate.name) {
            case "SimplePredicate" -> simple(predicate, fields);
            case "SimpleSetPredicate" -> ofSet(predicate, fields);
            default -> throw unsupported(predicate.name + " below the root");
        };
    }

    static void expectTrue(XmlElement element) throws ModelRefusedException {
        if (!predicate(element).name.equals("True")) {
            throw unsupported(element.name + " with a condition of its own");
        }
    }

    private static XmlElement predicate(XmlElement of) throws ModelRefusedException {
        XmlElement found = null;
        for (XmlElement child : of.children) {
            boolean constant = child.name.equals("True") || child.name.equals("False");
            if (constant || child.name.endsWith("Predicate")) {
                if (found != null) {
                    throw unsupported(of.name + " with two predicates");
                }
                found = child;
            }
        }
        if (found == null) {
            throw unsupported(of.name + " without a predicate");
        }
        return found;
    }

    private static PmmlCondition simple(XmlElement predicate, PmmlFields fields) throws ModelRefusedException {
        predicate.allow(SIMPLE, List.of());
        PmmlField field = fields.field(predicate.required("field"));
        String operator = predicate.required("operator");
        double value = predicate.number("value");
        return switch (operator) {
            case "lessOrEqual", "greaterThan" -> threshold(field, value, operator.equals("greaterThan"));
            case "lessThan", "greaterOrEqual" -> {
                if (value == Double.NEGATIVE_INFINITY) {
                    throw unsupported(operator + " minus infinity");
                }
                yield threshold(field, Math.nextDown(value), operator.equals("greaterOrEqual"));
            }
            case "equal", "notEqual" ->
                codes(field, Set.of(code(predicate.required("value"))), operator.equals("notEqual"));
            default -> throw unsupported("operator " + operator);
        };
    }

    private static PmmlCondition ofSet(XmlElement predicate, PmmlFields fields) throws ModelRefusedException {
        predicate.allow(OF_SET, List.of("Array"));
        predicate.expect("booleanOperator", "isIn", "isNotIn");
        XmlElement array = predicate.only("Array");
        array.expect("type", "int", "string");
        Set<Integer> codes = new HashSet<>();
        StringTokenizer tokens = new StringTokenizer(array.text.toString());
        while (tokens.hasMoreTokens()) {
            codes.add(code(tokens.nextToken()));
        }
        boolean negated = predicate.required("booleanOperator").equals("isNotIn");
        return codes(fields.field(predicate.required("field")), codes, negated);
    }

    private static PmmlCondition threshold(PmmlField field, double threshold, boolean negated)
            throws ModelRefusedException {
        if (field.category()) {
            throw unsupported("a threshold for a category");
        }
        return new PmmlCondition(field, threshold, Set.of(), negated);
    }

    private static PmmlCondition codes(PmmlField field, Set<Integer> codes, boolean negated)
            throws ModelRefusedException {
        if (!field.category() || codes.isEmpty()) {
            throw unsupported("a set of codes for a number, or an empty one");
        }
        return new PmmlCondition(field, 0, Set.copyOf(codes), negated);
    }

    private static int code(String text) throws ModelRefusedException {
        String bare = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        try {
            int code = Integer.parseInt(bare);
            if (code >= 0 && code < TreeNode.CODE_LIMIT) {
                return code;
            }
        } catch (NumberFormatException notOne) {
            throw unsupported("category " + text + ", which is no whole number");
        }
        throw unsupported("category " + text + ", which is not 0 to " + (TreeNode.CODE_LIMIT - 1));
    }
}
