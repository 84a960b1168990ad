package io.adtally.console.frame;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.adtally.console.widget.Formats;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Menu to the left with what the person may see, title above. Groups are the whole numbers of the views' order. */
@Layout
@PermitAll
class MainLayout extends AppLayout implements AfterNavigationObserver {
    private static final long serialVersionUID = 1L;
    private static final List<String> GROUPS = List.of("Watch", "Review", "Manage", "Access");

    private final H1 title = new H1();

    MainLayout(AuthenticationContext authentication) {
        setPrimarySection(Section.DRAWER);
        Image mark = new Image("favicon.svg", "");
        Div brand = new Div(mark, new Span("adtally"));
        brand.addClassName("brand");
        Div menus = new Div();
        menus.addClassName("menus");
        for (int group = 1; group <= GROUPS.size(); group++) {
            addGroup(menus, group);
        }
        addToDrawer(brand, menus);
        Div gap = new Div();
        gap.addClassName("gap");
        Div bar = new Div(new DrawerToggle(), title, gap, new SchemeButton(), person(authentication));
        bar.addClassName("topbar");
        addToNavbar(bar);
    }

    private static void addGroup(Div menus, int group) {
        List<MenuEntry> entries = MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> entry.order() != null && entry.order().intValue() == group)
                .toList();
        if (entries.isEmpty()) {
            return;
        }
        SideNav nav = new SideNav(GROUPS.get(group - 1));
        entries.forEach(entry -> nav.addItem(new SideNavItem(entry.title(), entry.path(), new Icon(entry.icon()))));
        menus.add(nav);
    }

    private static Component person(AuthenticationContext authentication) {
        String name = authentication.getPrincipalName().orElse("?");
        MenuBar menu = new MenuBar();
        menu.addThemeName("tertiary");
        MenuItem person = menu.addItem(new Avatar(name));
        person.setAriaLabel("Signed in as " + name);
        person.getSubMenu().addItem("Time zone: " + Formats.zone().getId(), event -> new ZoneDialog().open());
        person.getSubMenu().addItem("Sign out " + name, event -> authentication.logout());
        return menu;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        PageTitle named = getContent() == null ? null : getContent().getClass().getAnnotation(PageTitle.class);
        title.setText(named == null ? "" : named.value());
    }
}
