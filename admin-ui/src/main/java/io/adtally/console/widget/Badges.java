package io.adtally.console.widget;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;

/** Small coloured words for states. */
public final class Badges {
    private Badges() {}

    /** How a state is to be taken. */
    public enum Tone {
        NEUTRAL,
        GOOD,
        WAITING,
        BAD
    }

    public static Badge of(String text, Tone tone) {
        Badge badge = new Badge(text);
        switch (tone) {
            case GOOD -> badge.addThemeVariants(BadgeVariant.SUCCESS);
            case WAITING -> badge.addThemeVariants(BadgeVariant.WARNING);
            case BAD -> badge.addThemeVariants(BadgeVariant.ERROR);
            case NEUTRAL -> {
                // as it is
            }
        }
        return badge;
    }
}
