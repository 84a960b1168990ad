package io.adtally.console.frame;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import io.adtally.console.widget.EmptyState;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands where there is nothing, or nothing that the person may see. */
@ParentLayout(MainLayout.class)
@PermitAll
@PageTitle("Nothing here")
class UnknownView extends Div implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UnknownView.class);

    UnknownView() {
        addClassName("page");
        add(
                new EmptyState(
                        VaadinIcon.SEARCH,
                        "There is no page here",
                        "The address may be mistyped, or of a page that your role does not see. The menu has all that you may open."));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> unknown) {
        String path = event.getLocation().getPath();
        LOG.info("There is no page at {}", path.replaceAll("\\p{Cntrl}", "?"));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
