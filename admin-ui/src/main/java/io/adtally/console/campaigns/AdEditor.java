package io.adtally.console.campaigns;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import io.adtally.console.widget.Messages;
import io.adtally.platform.campaign.Ad;
import io.adtally.platform.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** The ads of a campaign. */
class AdEditor extends Div {
    private static final long serialVersionUID = 1L;

    final TextField adId = new TextField("Ad id");
    final TextField name = new TextField("Ad name");
    final TextField creative = new TextField("Creative id");
    final TextField landing = new TextField("Landing page");
    final Button addAd = new Button("Add ad");

    private final transient List<Ad> ads;
    private final boolean editable;
    private final Div rows = new Div();

    AdEditor(List<Ad> ads, boolean editable) {
        this.ads = new ArrayList<>(ads);
        this.editable = editable;
        addClassName("editor");
        rows.addClassName("editor-rows");
        add(new H3("Ads"), rows);
        if (editable) {
            List.of(adId, name, creative).forEach(field -> field.setWidth("7.5rem"));
            landing.setPlaceholder("https://…");
            landing.setWidth("14rem");
            addAd.addClickListener(event -> take());
            Div line = new Div(adId, name, creative, landing, addAd);
            line.addClassName("editor-new");
            add(line);
        }
        show();
    }

    List<Ad> ads() {
        return List.copyOf(ads);
    }

    /** Adds what is typed and not added yet; false if that is no ad. */
    boolean takeTyped() {
        return typed().stream().allMatch(String::isEmpty) || take();
    }

    /** What it holds, typed or added. */
    List<Object> state() {
        return List.of(ads(), typed());
    }

    private List<String> typed() {
        return List.of(adId.getValue(), name.getValue(), creative.getValue(), landing.getValue());
    }

    private boolean take() {
        try {
            ads.add(new Ad(adId.getValue(), name.getValue(), creative.getValue(), landing.getValue()));
        } catch (RefusedException refused) {
            Messages.failure(String.valueOf(refused.getMessage()));
            return false;
        }
        List.of(adId, name, creative, landing).forEach(TextField::clear);
        show();
        return true;
    }

    private void show() {
        rows.removeAll();
        for (Ad ad : ads) {
            Div row = new Div(
                    new Span(ad.name() + " (" + ad.id() + "), creative " + ad.creativeId() + ", " + ad.landingUrl()));
            row.addClassName("editor-row");
            if (editable) {
                Button remove = new Button(VaadinIcon.TRASH.create(), event -> {
                    ads.remove(ad);
                    show();
                });
                remove.addThemeVariants(ButtonVariant.TERTIARY);
                remove.setAriaLabel("Remove the ad " + ad.name());
                row.add(remove);
            }
            rows.add(row);
        }
        if (ads.isEmpty()) {
            rows.add(new Span("No ads listed."));
        }
    }
}
