package io.adtally.console.frame;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Failures;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Stands for a view that could not be opened: what went wrong, and what to do about it. */
@ParentLayout(MainLayout.class)
@PermitAll
@PageTitle("Something went wrong")
class FailedView extends Div implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1L;

    FailedView() {
        addClassName("page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> failure) {
        removeAll();
        add(
                new EmptyState(
                        VaadinIcon.WARNING, "This page could not be opened", Failures.words(failure.getException())),
                new Button("Try again", click -> click.getSource()
                        .getUI()
                        .orElseThrow()
                        .getPage()
                        .reload()));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
