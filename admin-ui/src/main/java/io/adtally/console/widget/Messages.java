package io.adtally.console.widget;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.orderedlayout.FlexComponent;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;

/** Short messages in the corner: good news go by themselves, bad news stay until they are read. */
public final class Messages {
    private static final int SHOWN_MILLIS = 4000;

    private Messages() {}

    public static void success(String text) {
        Notification notification = new Notification(text, SHOWN_MILLIS, Notification.Position.BOTTOM_END);
        notification.addThemeVariants(NotificationVariant.SUCCESS);
        notification.open();
    }

    public static void failure(String text) {
        Notification notification = new Notification();
        notification.addThemeVariants(NotificationVariant.ERROR);
        notification.setPosition(Notification.Position.BOTTOM_END);
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> notification.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close");
        HorizontalLayout line = new HorizontalLayout(new Span(text), close);
        line.setAlignItems(FlexComponent.Alignment.CENTER);
        notification.add(line);
        notification.open();
    }
}
