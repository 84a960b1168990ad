package io.adtally.fraud.rule;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the JSON form of rule sets. */
final class RuleSetWriter {
    private static final JsonMapper JSON = new JsonMapper();

    private RuleSetWriter() {}

    static String write(RuleSet set) {
        ObjectNode root = JSON.createObjectNode().put("version", set.version());
        ArrayNode rules = root.putArray("rules");
        for (Rule rule : set.rules()) {
            ObjectNode object = rules.addObject()
                    .put("id", rule.id())
                    .put("reason", rule.reason().wire())
                    .put("mode", rule.mode().wire());
            if (!rule.remark().isEmpty()) {
                object.put("remark", rule.remark());
            }
            ArrayNode when = object.putArray("when");
            rule.conditions().forEach(condition -> write(condition, when.addObject()));
        }
        return root.toPrettyString();
    }

    private static void write(Condition condition, ObjectNode object) {
        switch (condition) {
            case Condition.Is is -> object.put("fact", is.fact().wire());
            case Condition.Above above ->
                object.put("measure", above.measure().wire()).put("above", above.limit());
            case Condition.Below below ->
                object.put("measure", below.measure().wire()).put("below", below.limit());
        }
    }
}
