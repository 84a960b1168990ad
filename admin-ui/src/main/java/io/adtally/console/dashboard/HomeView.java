package io.adtally.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Granted;
import io.adtally.platform.account.Permission;
import jakarta.annotation.security.PermitAll;

/** Leads to the dashboard, and those who may not see traffic to their reports. */
@Route("")
@PageTitle("adtally")
@PermitAll
class HomeView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(Granted.may(Permission.TRAFFIC_READ) ? "dashboard" : "reports");
    }
}
