package io.adtally.console.widget;

import io.adtally.event.Ulid;
import io.adtally.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What went wrong, for whoever it happened to; what is no refusal is logged under a number that the person is told. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    public static String words(Throwable thrown) {
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
            if (isOutage(cause)) {
                return "The database does not answer; try again in a minute. The log has it under " + logged(thrown);
            }
        }
        return "Something went wrong. The log has it under " + logged(thrown);
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException;
    }

    private static String logged(Throwable thrown) {
        String number = Ulid.next(System.currentTimeMillis());
        LOG.error("Error {}", number, thrown);
        return number;
    }
}
