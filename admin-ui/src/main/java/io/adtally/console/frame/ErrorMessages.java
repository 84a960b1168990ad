package io.adtally.console.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.adtally.console.widget.Messages;
import io.adtally.event.Ulid;
import io.adtally.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Tells refusals to the person who caused them; all else is logged under a number that the person is told. */
@Component
class ErrorMessages implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMessages.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(ErrorMessages::tell));
    }

    private static void tell(ErrorEvent event) {
        String text = text(event.getThrowable());
        if (UI.getCurrent() != null) {
            Messages.failure(text); // errors are handled under the session's lock
        }
    }

    private static String text(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return String.valueOf(refused.getMessage());
            }
            if (cause instanceof ObjectOptimisticLockingFailureException) {
                return "Somebody else changed this at the same moment; load it again";
            }
            if (cause instanceof AccessDeniedException) {
                return "You may not do this";
            }
        }
        String number = Ulid.next(System.currentTimeMillis());
        LOG.error("Error {}", number, thrown);
        return "Something went wrong; nothing was changed. The log has it under " + number;
    }
}
