package io.adtally.console.widget;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.Page;

/** A chart of ECharts; its scripts are plain files, so that no frontend is built. */
public final class Chart extends Div {
    private static final long serialVersionUID = 1L;

    private String option = "";

    /** @param description what it shows, for those who cannot see it */
    public Chart(String description, String height) {
        addClassName("chart");
        setHeight(height);
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", description);
    }

    /** Draws it anew; the JSON is an option of ECharts, whose series may name a colorVariable of the style sheet. */
    public void show(String newOption) {
        option = newOption;
        if (isAttached()) {
            draw();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Page page = event.getUI().getPage();
        page.addJavaScript("js/echarts.min.js");
        page.addJavaScript("js/adtally-charts.js");
        if (!option.isEmpty()) {
            draw();
        }
    }

    private void draw() {
        getElement().executeJs("window.adtallyCharts.show(this, $0)", option);
    }
}
