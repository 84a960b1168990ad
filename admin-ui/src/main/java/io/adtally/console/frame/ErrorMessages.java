package io.adtally.console.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.adtally.console.widget.Failures;
import io.adtally.console.widget.Messages;
import org.springframework.stereotype.Component;

/** Tells what went wrong to the person who caused it. */
@Component
class ErrorMessages implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(ErrorMessages::tell));
    }

    private static void tell(ErrorEvent event) {
        String text = Failures.words(event.getThrowable());
        if (UI.getCurrent() != null) {
            Messages.failure(text); // errors are handled under the session's lock
        }
    }
}
