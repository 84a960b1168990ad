package io.adtally.console.widget;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.util.concurrent.Future;

/** The way into a user interface from beside it. */
public final class Access {
    private Access() {}

    /** Shows something as soon as the user interface lets it, and nothing where it is gone. */
    public static void unlessGone(UI ui, Command show) {
        try {
            Future<Void> unused = ui.access(show);
        } catch (UIDetachedException gone) {
            // nobody looks at it any more
        }
    }
}
