package io.adtally.console.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import io.adtally.console.widget.DetailHeader;
import io.adtally.console.widget.Facts;
import io.adtally.platform.model.ModelData;

/** A model's card: plain values as facts, the rest as it is. */
class CardPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    CardPanel(ModelData model, Runnable closing) {
        addClassName("detail");
        Facts facts = new Facts().with("Bundle", model.location()).with("SHA-256", model.sha256());
        add(new DetailHeader(model.id(), closing), facts);
        try {
            JsonNode card = JSON.readTree(model.card());
            card.properties().forEach(field -> {
                if (field.getValue().isValueNode()) {
                    facts.with(field.getKey(), field.getValue().asText());
                } else {
                    add(new Pre(field.getKey() + " " + field.getValue().toPrettyString()));
                }
            });
        } catch (JsonProcessingException unreadable) {
            add(new Pre(model.card()));
        }
    }
}
