package io.adtally.console.lists;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Ticking;
import io.adtally.platform.blocklist.Imports;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.blocklist.ListLookup;
import io.adtally.platform.blocklist.Lists;
import io.adtally.platform.force.Force;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.Map;

/** The lists, a tab each; of the one that is looked at, its version is kept up to date. */
@Route("lists")
@PageTitle("Blocklists")
@Menu(order = 3.2, icon = "vaadin:ban", title = "Blocklists")
@RolesAllowed({"ADMIN", "FRAUD_ANALYST", "LEAD", "OPERATOR"})
class ListsView extends Div {
    private static final long serialVersionUID = 1L;

    final Map<ListKind, ListPanel> panels = new EnumMap<>(ListKind.class);

    /** Of the list that is looked at; read without the session's lock, too. */
    private volatile VersionPanel version;

    /** What is to be shown where. */
    private record News(VersionPanel panel, VersionPanel.Current current) {}

    ListsView(Lists lists, Imports imports, ListLookup lookup, Force force) {
        addClassNames("page", "full");
        TabSheet tabs = new TabSheet();
        tabs.setSizeFull();
        for (ListKind kind : ListKind.values()) {
            ListPanel panel = new ListPanel(kind, new ListServices(lists, imports, lookup, force));
            panels.put(kind, panel);
            tabs.add(label(kind), panel);
        }
        version = lookedAt(tabs);
        version.refresh();
        tabs.addSelectedChangeListener(event -> {
            version = lookedAt(tabs); // first, so that the next tick makes up for a refresh that fails
            version.refresh();
        });
        add(tabs);
        Ticking.whileShown(this, this::ask, news -> news.panel().show(news.current()));
    }

    private static VersionPanel lookedAt(TabSheet tabs) {
        return ((ListPanel) tabs.getComponent(tabs.getSelectedTab())).version;
    }

    private News ask() {
        VersionPanel panel = version;
        return new News(panel, panel.ask());
    }

    private static String label(ListKind kind) {
        return switch (kind) {
            case IP -> "Addresses";
            case USER_AGENT -> "User agents";
            case DATA_CENTRE -> "Data centres";
            case ASN -> "Operators";
        };
    }
}
