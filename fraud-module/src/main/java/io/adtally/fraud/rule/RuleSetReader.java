package io.adtally.fraud.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adtally.fraud.verdict.Reason;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON form of rule sets. */
final class RuleSetReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private RuleSetReader() {}

    static RuleSet read(String json) {
        JsonObject root = JsonObject.root(tree(json));
        root.allowOnly("version", "rules");
        String version = root.text("version");
        List<Rule> rules = new ArrayList<>();
        for (JsonObject rule : root.objects("rules")) {
            rules.add(rule(rule));
        }
        return root.checked(() -> new RuleSet(version, rules));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readValue(json);
        } catch (JsonProcessingException malformed) {
            String where = malformed.getLocation() == null
                    ? ""
                    : " at line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr();
            throw new InvalidRuleSetException("", malformed.getOriginalMessage() + where);
        }
    }

    private static Rule rule(JsonObject rule) {
        rule.allowOnly("id", "reason", "mode", "remark", "when");
        String id = rule.text("id");
        Reason reason = rule.oneOf("reason", Reason.values(), Reason::wire);
        Rule.Mode mode = rule.oneOf("mode", Rule.Mode.values(), Rule.Mode::wire);
        String remark = rule.has("remark") ? rule.text("remark") : "";
        List<Condition> conditions = new ArrayList<>();
        for (JsonObject condition : rule.objects("when")) {
            conditions.add(condition(condition));
        }
        return rule.checked(() -> new Rule(id, reason, mode, remark, conditions));
    }

    private static Condition condition(JsonObject condition) {
        if (condition.has("fact")) {
            condition.allowOnly("fact");
            return new Condition.Is(condition.oneOf("fact", Fact.values(), Fact::wire));
        }
        condition.allowOnly("measure", "above", "below");
        Measure measure = condition.oneOf("measure", Measure.values(), Measure::wire);
        if (condition.has("above") == condition.has("below")) {
            throw condition.fault("must have either above or below");
        }
        return condition.has("above")
                ? condition.checked(() -> new Condition.Above(measure, condition.number("above")))
                : condition.checked(() -> new Condition.Below(measure, condition.number("below")));
    }
}
