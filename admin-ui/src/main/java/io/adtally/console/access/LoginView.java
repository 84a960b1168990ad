package io.adtally.console.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.adtally.platform.account.TooManyAttemptsException;
import org.springframework.security.web.WebAttributes;

/** Name and password. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in")
@AnonymousAllowed
class LoginView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    final LoginForm form = new LoginForm();
    final LoginI18n texts = LoginI18n.createDefault();

    LoginView() {
        addClassName("login");
        texts.getForm().setTitle("adtally console");
        form.setI18n(texts);
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        add(form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean refused =
                event.getLocation().getQueryParameters().getParameters().containsKey("error");
        WrappedSession session = VaadinSession.getCurrent().getSession();
        if (refused
                && session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION)
                        instanceof TooManyAttemptsException tooMany) {
            texts.getErrorMessage().setTitle("Too many wrong passwords");
            texts.getErrorMessage().setMessage(tooMany.words());
            form.setI18n(texts);
        }
        form.setError(refused);
    }
}
