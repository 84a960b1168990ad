package io.adtally.console.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Asks something every two seconds, as whoever opened the user interface, and shows the answer there, until it is stopped or
 * gone. It is asked beside the user interface, and not again before it was answered: whoever answers slowly holds up nobody
 * else. Of failures in a row only the first is told and logged.
 *
 * @param <T> the answers
 */
public final class Ticking<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Ticking.class);
    private static final long SECONDS = 2;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("console-tick").unstarted(task));
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final UI ui;
    private final Callable<T> question;
    private final Consumer<T> shown;
    private final Consumer<Exception> failed;
    private final SecurityContext context = SecurityContextHolder.getContext();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean failing;

    Ticking(UI ui, Callable<T> question, Consumer<T> shown, Consumer<Exception> failed) {
        this.ui = ui;
        this.question = question;
        this.shown = shown;
        this.failed = failed;
    }

    /** The same as below; failures are told in the corner. */
    public static <T> void whileShown(Component component, Callable<T> question, Consumer<T> shown) {
        whileShown(
                component,
                question,
                shown,
                failure -> Messages.failure("What is shown here cannot be kept up to date now"));
    }

    /** Asks for as long as the component is shown, at once when it is. The consumers are called in the user interface. */
    public static <T> void whileShown(
            Component component, Callable<T> question, Consumer<T> shown, Consumer<Exception> failed) {
        component.addAttachListener(attached -> {
            Ticking<T> ticking = new Ticking<>(attached.getUI(), question, shown, failed);
            ScheduledFuture<?> ticks =
                    CLOCK.scheduleWithFixedDelay(() -> THREADS.execute(ticking::tick), 0, SECONDS, TimeUnit.SECONDS);
            component.addDetachListener(detached -> {
                ticks.cancel(false);
                detached.unregisterListener();
            });
        });
    }

    /** Asks once, unless the last question still waits for its answer. */
    void tick() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(context);
        try {
            T answer = question.call();
            access(() -> show(answer));
        } catch (Exception failure) {
            access(() -> tell(failure));
        } finally {
            SecurityContextHolder.setContext(before);
            asking.set(false);
        }
    }

    private void show(T answer) {
        try {
            shown.accept(answer);
            failing = false;
        } catch (RuntimeException failure) {
            tell(failure);
        }
    }

    private void tell(Exception failure) {
        if (!failing) {
            failing = true;
            LOG.warn("What is shown cannot be kept up to date now", failure);
            failed.accept(failure);
        }
    }

    private void access(Runnable show) {
        Access.unlessGone(ui, () -> {
            SecurityContext before = SecurityContextHolder.getContext();
            SecurityContextHolder.setContext(context);
            try {
                show.run();
            } finally {
                SecurityContextHolder.setContext(before);
            }
        });
    }
}
