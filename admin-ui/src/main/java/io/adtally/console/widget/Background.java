package io.adtally.console.widget;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Does what takes long beside a user interface, as whoever is signed in there, and shows how it ended; of several that were
 * begun, the last one only. For one view, under its session's lock.
 */
public final class Background implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private long latest;

    /** Returns at once; one of the two consumers is called later, in the user interface that is current now. */
    public <T> void run(Callable<T> work, SerializableConsumer<T> done, SerializableConsumer<Exception> failed) {
        UI ui = UI.getCurrent();
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        long number = ++latest;
        Future<?> unused = THREADS.submit(() -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(person);
            SecurityContextHolder.setContext(context);
            try {
                T result = work.call();
                end(ui, number, () -> done.accept(result));
            } catch (Exception e) {
                end(ui, number, () -> failed.accept(e));
            } finally {
                SecurityContextHolder.clearContext();
            }
        });
    }

    /** Shows nothing of what was begun and has not ended yet. */
    public void forget() {
        latest++;
    }

    private void end(UI ui, long number, Runnable show) {
        Access.unlessGone(ui, () -> {
            if (number == latest) {
                show.run();
            }
        });
    }
}
