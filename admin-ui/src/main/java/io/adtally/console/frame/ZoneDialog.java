package io.adtally.console.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.page.Page;
import io.adtally.console.widget.ConfirmButton;
import io.adtally.console.widget.Formats;
import java.time.ZoneId;

/** Asks for the time zone of all times in the console. */
class ZoneDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    final ComboBox<String> zone = new ComboBox<>("Time zone");

    ZoneDialog() {
        setHeaderTitle("Time zone");
        setWidth("30rem");
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setValue(Formats.zone().getId());
        zone.setWidthFull();
        add(
                new Paragraph(
                        "All times in this browser are shown and typed in it; Reports choose theirs by themselves."
                                + " The page is loaded anew: what you have not saved is lost."),
                zone);
        getFooter()
                .add(
                        new Button("Cancel", event -> close()),
                        new Button("UTC", event -> use("UTC")),
                        new Button("This browser's", event -> ChosenZone.chooseBrowsers(page())),
                        new ConfirmButton("Use", this, () -> use(zone.isEmpty() ? "UTC" : zone.getValue())));
    }

    private static void use(String id) {
        ChosenZone.choose(page(), ZoneId.of(id));
    }

    private static Page page() {
        return UI.getCurrent().getPage();
    }
}
