package io.adtally.console.widget;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks when something ends by itself, if ever. */
public final class EndPicker extends DateTimePicker {
    private static final long serialVersionUID = 1L;

    /** The field that refusals of such an end name. */
    public static final String FIELD = "expiresAt";

    public EndPicker() {
        super(Formats.inZone("Ends by itself"));
        Pickers.shapeMoment(this);
        setHelperText("Empty for never");
    }

    /** The end, or null for none; RefusedException if what is typed is neither. */
    public @Nullable Instant end() {
        if (!Pickers.isGood(this)) {
            throw RefusedException.badValue(FIELD, getErrorMessage());
        }
        return Pickers.instant(this);
    }
}
