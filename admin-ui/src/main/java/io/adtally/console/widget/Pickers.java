package io.adtally.console.widget;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.ValueContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fields for days and moments. What is typed wrong into one has no value and looks like nothing: ask whether it is good. */
public final class Pickers {
    private static final String BAD_DAY = "A day is written as 2026-01-31";
    private static final String BAD_MOMENT = "A moment is written as 2026-01-31 and 15:30";
    private static final String HALF = "This takes a day and a time of day";

    private Pickers() {}

    public static DatePicker day(String label) {
        DatePicker picker = new DatePicker(label);
        picker.setI18n(days());
        return picker;
    }

    public static DateTimePicker moment(String label) {
        DateTimePicker picker = new DateTimePicker(label);
        shapeMoment(picker);
        return picker;
    }

    static void shapeMoment(DateTimePicker picker) {
        picker.setDatePickerI18n(days());
        picker.setI18n(new DateTimePicker.DateTimePickerI18n()
                .setBadInputErrorMessage(BAD_MOMENT)
                .setIncompleteInputErrorMessage(HALF));
        picker.setLocale(Locale.GERMANY); // a clock of 24 hours
        picker.setStep(Duration.ofMinutes(15));
    }

    /** The moment that is typed in the zone in use, or null. */
    public static @Nullable Instant instant(DateTimePicker picker) {
        return picker.isEmpty()
                ? null
                : picker.getValue().atZone(Formats.zone()).toInstant();
    }

    /** Whether the field holds a value or nothing at all; otherwise it says what is wrong. */
    public static <V, F extends HasValue<?, V> & HasValidator<V> & HasValidation> boolean isGood(F picker) {
        ValidationResult result = picker.getDefaultValidator().apply(picker.getValue(), new ValueContext());
        picker.setErrorMessage(result.isError() ? result.getErrorMessage() : "");
        picker.setInvalid(result.isError());
        return !result.isError();
    }

    private static DatePicker.DatePickerI18n days() {
        return new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd").setBadInputErrorMessage(BAD_DAY);
    }
}
