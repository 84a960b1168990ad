package io.adtally.console.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Runs something in a user interface every two seconds, as whoever opened it, until it is stopped or gone. */
public final class Ticking {
    private static final long SECONDS = 2;
    private static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(
            2, task -> Thread.ofPlatform().daemon().name("console-tick").unstarted(task));

    private final ScheduledFuture<?> future;

    private Ticking(ScheduledFuture<?> future) {
        this.future = future;
    }

    /** For as long as the component is shown, the first time two seconds after it is. */
    public static void whileShown(Component component, Runnable action) {
        component.addAttachListener(attached -> {
            Ticking ticking = every(attached.getUI(), action);
            component.addDetachListener(detached -> {
                ticking.stop();
                detached.unregisterListener();
            });
        });
    }

    private static Ticking every(UI ui, Runnable action) {
        SecurityContext context = SecurityContextHolder.getContext();
        return new Ticking(CLOCK.scheduleWithFixedDelay(
                () -> {
                    try {
                        Future<Void> unused = ui.access(() -> as(context, action));
                    } catch (UIDetachedException gone) {
                        // stopped at this moment
                    }
                },
                SECONDS,
                SECONDS,
                TimeUnit.SECONDS));
    }

    private void stop() {
        future.cancel(false);
    }

    private static void as(SecurityContext context, Runnable action) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(context);
        try {
            action.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
