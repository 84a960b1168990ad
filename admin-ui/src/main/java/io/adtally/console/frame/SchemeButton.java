package io.adtally.console.frame;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.component.page.WebStorage;

/** Switches between light and dark; the browser remembers. */
class SchemeButton extends Button {
    private static final long serialVersionUID = 1L;
    private static final String KEY = "adtally.scheme";

    SchemeButton() {
        super(VaadinIcon.ADJUST.create());
        addThemeVariants(ButtonVariant.TERTIARY);
        setAriaLabel("Switch between light and dark");
        setId("scheme");
        addClickListener(event -> {
            Page page = event.getSource().getUI().orElseThrow().getPage();
            boolean dark = page.getColorScheme() == ColorScheme.Value.DARK;
            apply(page, dark ? ColorScheme.Value.LIGHT : ColorScheme.Value.DARK);
            WebStorage.setItem(KEY, dark ? "light" : "dark");
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Page page = event.getUI().getPage();
        WebStorage.getItem(KEY, stored -> {
            if ("dark".equals(stored)) {
                apply(page, ColorScheme.Value.DARK);
            }
        });
    }

    private static void apply(Page page, ColorScheme.Value scheme) {
        page.setColorScheme(scheme);
        page.executeJs("window.adtallyCharts && window.adtallyCharts.restyle()");
    }
}
