package io.adtally.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.RouteConfiguration;
import io.adtally.console.ConsoleViewTest;
import jakarta.annotation.security.PermitAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.test.context.support.WithUserDetails;

/** Who goes where it does not lead is told so inside the frame, from which there are ways on. */
class ErrorViewsTest extends ConsoleViewTest {
    /** As any view while the database is away. */
    @PermitAll
    static class ViewWithoutDatabase extends Div {
        private static final long serialVersionUID = 1L;

        ViewWithoutDatabase() {
            throw new DataAccessResourceFailureException("no connection");
        }
    }

    @Test
    @WithUserDetails("operator")
    void anUnknownAddressIsSaidToBeUnknown() {
        UI.getCurrent().navigate("nowhere");
        assertThat(find(UnknownView.class).single().getElement().getTextRecursively())
                .contains("There is no page here");
        assertThat(find(SideNavItem.class).all()).isNotEmpty();
    }

    @Test
    @WithUserDetails("operator")
    void soIsAViewThatTheRoleDoesNotSee() {
        UI.getCurrent().navigate("accounts");
        assertThat(find(UnknownView.class).exists()).isTrue();
    }

    @Test
    @WithUserDetails("operator")
    void aViewThatFailsSaysWhatToDo() {
        RouteConfiguration.forSessionScope().setRoute("without-database", ViewWithoutDatabase.class);
        UI.getCurrent().navigate("without-database");
        assertThat(find(FailedView.class).single().getElement().getTextRecursively())
                .contains("The database does not answer; try again in a minute", "Try again");
        assertThat(find(SideNavItem.class).all()).isNotEmpty();
    }
}
