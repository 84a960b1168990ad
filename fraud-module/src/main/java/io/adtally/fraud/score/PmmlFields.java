package io.adtally.fraud.score;

import static io.adtally.fraud.score.ModelRefusedException.unsupported;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Binds a document's inputs to the columns of a vector by name, and refuses every treatment of values but plain ones. */
final class PmmlFields {
    private static final List<String> FIELD_ATTRIBUTES = List.of("name", "displayName", "optype", "dataType");
    private static final List<String> MINING_ATTRIBUTES =
            List.of("name", "usageType", "importance", "optype", "invalidValueTreatment");
    private static final String AS_IS = "asIs";
    private static final String AS_MISSING = "asMissing";

    private final Map<String, PmmlField> byName;

    private PmmlFields(Map<String, PmmlField> byName) {
        this.byName = byName;
    }

    /** The inputs of the outermost model; they must be exactly the columns. */
    static PmmlFields read(XmlElement document, XmlElement model, List<String> columns) throws ModelRefusedException {
        XmlElement dictionary = document.only("DataDictionary");
        dictionary.allow(List.of("numberOfFields"), List.of("DataField"));
        Map<String, XmlElement> declared = new HashMap<>();
        for (XmlElement field : dictionary.all("DataField")) {
            field.allow(FIELD_ATTRIBUTES, List.of("Interval", "Value"));
            if (declared.put(field.required("name"), field) != null) {
                throw unsupported("DataField " + field.required("name") + " twice");
            }
        }
        Map<String, PmmlField> byName = new HashMap<>();
        for (XmlElement mining : inputs(model)) {
            String name = mining.required("name");
            int column = columns.indexOf(name);
            XmlElement field = declared.get(name);
            if (column < 0) {
                throw new ModelRefusedException(Reason.SCHEMA_MISMATCH, "the model asks for " + name);
            }
            if (field == null || byName.put(name, field(field, mining, column)) != null) {
                throw unsupported("MiningField " + name + " is undeclared or twice there");
            }
        }
        Set<String> absent = new TreeSet<>(columns);
        absent.removeAll(byName.keySet());
        if (!absent.isEmpty()) {
            throw new ModelRefusedException(Reason.SCHEMA_MISMATCH, "the model does not know " + absent);
        }
        return new PmmlFields(byName);
    }

    /** The active fields of a model's schema; its target is left out. */
    private static List<XmlElement> inputs(XmlElement model) throws ModelRefusedException {
        XmlElement schema = model.only("MiningSchema");
        schema.allow(List.of(), List.of("MiningField"));
        for (XmlElement field : schema.all("MiningField")) {
            field.allow(MINING_ATTRIBUTES, List.of());
            field.expect("usageType", "", "active", "target", "predicted");
        }
        return schema.all("MiningField").stream()
                .filter(field -> Objects.requireNonNullElse(field.attribute("usageType"), "active")
                        .equals("active"))
                .toList();
    }

    /** Inner models may name inputs that are known already, or one of the chain, and treat them no other way. */
    void checkInner(XmlElement model, @Nullable String alsoKnown) throws ModelRefusedException {
        for (XmlElement field : inputs(model)) {
            field.expect("invalidValueTreatment", "", AS_IS);
            String name = field.required("name");
            if (!byName.containsKey(name) && !name.equals(alsoKnown)) {
                throw unsupported("MiningField " + name + " of an inner model, which no outer one has");
            }
        }
    }

    PmmlField field(String name) throws ModelRefusedException {
        PmmlField field = byName.get(name);
        if (field == null) {
            throw unsupported("a split by " + name + ", which is no input");
        }
        return field;
    }

    Set<Integer> zeroIsMissing() {
        Set<Integer> columns = new HashSet<>();
        for (PmmlField field : byName.values()) {
            if (field.zeroIsMissing()) {
                columns.add(field.column());
            }
        }
        return columns;
    }

    private static PmmlField field(XmlElement field, XmlElement mining, int column) throws ModelRefusedException {
        String name = field.required("name");
        boolean category = field.required("optype").equals("categorical");
        field.expect("optype", category ? "categorical" : "continuous");
        field.expect("dataType", category ? "integer" : "double");
        String treatment = mining.attribute("invalidValueTreatment");
        boolean zeroIsMissing = false;
        boolean limited = !field.all("Interval").isEmpty();
        for (XmlElement value : field.all("Value")) {
            value.expect("property", "", "valid", "missing");
            if (!"missing".equals(value.attribute("property"))) {
                limited = true;
            } else if (!value.required("value").equals("NaN")) {
                zeroIsMissing = !category && value.number("value") == 0;
                if (!zeroIsMissing) {
                    throw unsupported("a missing value " + value.required("value") + " of " + name);
                }
            }
        }
        boolean asMissing = AS_MISSING.equals(treatment);
        if (limited && !AS_IS.equals(treatment) && !(category && asMissing)) {
            throw unsupported("values out of range of " + name + " treated as " + treatment);
        }
        mining.expect("invalidValueTreatment", "", AS_IS, AS_MISSING, "returnInvalid");
        return new PmmlField(column, category, zeroIsMissing, asMissing);
    }
}
