package io.adtally.console.reports;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableRunnable;
import io.adtally.console.widget.AdvertiserBox;
import io.adtally.console.widget.Pickers;
import io.adtally.platform.account.Asker;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.reporting.client.Report.Column;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks what to report. Advertisers are not asked of whom: it is themselves. */
class AskForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final List<String> FIRST_GROUPS = List.of("campaign");
    private static final List<String> FIRST_METRICS = List.of(
            "impressions_gross",
            "impressions_net",
            "impressions_ivt_rate",
            "viewable_rate",
            "clicks_net",
            "ctr",
            "conversions_net",
            "spend_micros");

    final AdvertiserBox advertiser;
    final Select<Preset> preset = new Select<>();
    final DatePicker first = Pickers.day("First day");
    final DatePicker last = Pickers.day("Last day");
    final Select<String> granularity = new Select<>();
    final MultiSelectComboBox<Column> groupBy = new MultiSelectComboBox<>("Split by");
    final MultiSelectComboBox<Column> metrics = new MultiSelectComboBox<>("Columns");
    final ComboBox<String> currency = new ComboBox<>("Currency");
    final ComboBox<String> zone = new ComboBox<>("Time zone");

    private final transient Clock clock;
    private final SerializableRunnable changed;
    private final boolean ofOneAdvertiser = Asker.current().advertiserId() != null;
    private boolean offered;
    private boolean quiet;

    /** @param changed is run when something else is asked for */
    AskForm(Advertisers advertisers, Clock clock, SerializableRunnable changed) {
        advertiser = new AdvertiserBox(advertisers);
        this.clock = clock;
        this.changed = changed;
        addClassName("ask");
        fillAdvertiser();
        fillRange();
        fillShape();
        add(advertiser, preset, first, last, granularity, groupBy, metrics, currency, zone);
    }

    private void fillAdvertiser() {
        advertiser.setLabel("Advertiser");
        advertiser.setPlaceholder("All");
        advertiser.setWidth("11.5rem");
        advertiser.setVisible(!ofOneAdvertiser);
        advertiser.addValueChangeListener(event -> tell());
    }

    private void fillRange() {
        preset.setLabel("Range");
        preset.setItems(Preset.values());
        preset.setItemLabelGenerator(Preset::label);
        preset.setValue(Preset.LAST_7_DAYS);
        preset.setWidth("9.5rem");
        granularity.setLabel("By");
        granularity.setItems("minute", "hour", "day", Ask.TOTAL);
        granularity.setItemLabelGenerator(Cells::label);
        granularity.setValue(Preset.LAST_7_DAYS.usualGranularity());
        granularity.setWidth("7rem");
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setValue("UTC");
        zone.setWidth("12rem");
        for (DatePicker day : List.of(first, last)) {
            day.setVisible(false);
            day.setWidth("9rem");
            day.addValueChangeListener(event -> tell());
        }
        preset.addValueChangeListener(event -> choose(event.getValue()));
        granularity.addValueChangeListener(event -> tell());
        zone.addValueChangeListener(event -> tell());
    }

    private void fillShape() {
        for (MultiSelectComboBox<Column> columns : List.of(groupBy, metrics)) {
            columns.setItemLabelGenerator(column -> Cells.label(column.name()));
            columns.setAutoExpand(MultiSelectComboBox.AutoExpandMode.NONE);
            columns.setWidth("12.5rem");
            columns.addValueChangeListener(event -> tell());
        }
        groupBy.setPlaceholder("Nothing");
        currency.setItems(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList());
        currency.setPlaceholder("All");
        currency.setClearButtonVisible(true);
        currency.setWidth("7.5rem");
        currency.addValueChangeListener(event -> tell());
    }

    /** Lets people choose among the API's columns. */
    void offer(List<Column> columns) {
        if (offered) {
            return;
        }
        offered = true;
        quiet = true;
        groupBy.setItems(columns.stream()
                .filter(AskForm::isDimension)
                .filter(column -> !ofOneAdvertiser || !column.name().equals("advertiser"))
                .toList());
        metrics.setItems(columns.stream().filter(column -> !isDimension(column)).toList());
        groupBy.setValue(named(FIRST_GROUPS, columns));
        metrics.setValue(named(FIRST_METRICS, columns));
        quiet = false;
    }

    /** What is asked for; empty if that is not a question yet. */
    Optional<Ask> ask() {
        Range range = range();
        return range == null
                ? Optional.empty()
                : Optional.of(new Ask(
                        advertiser.id(),
                        range,
                        granularity.getValue(),
                        offered ? names(groupBy) : FIRST_GROUPS,
                        offered && !metrics.isEmpty() ? names(metrics) : FIRST_METRICS,
                        currency.getValue()));
    }

    /** Shows a refusal at the field it is about; false if there is none. */
    boolean refuse(String parameter, String message) {
        HasValidation field = field(parameter);
        if (field == null) {
            return false;
        }
        field.setInvalid(true);
        field.setErrorMessage(message);
        return true;
    }

    private @Nullable HasValidation field(String parameter) {
        boolean custom = preset.getValue() == Preset.CUSTOM;
        Map<String, HasValidation> fields = Map.of(
                "from", custom ? first : preset,
                "to", custom ? last : granularity,
                "granularity", granularity,
                "group_by", groupBy,
                "metrics", metrics,
                "currency", currency,
                "tz", zone);
        return fields.get(parameter);
    }

    private void choose(Preset chosen) {
        quiet = true;
        boolean custom = chosen == Preset.CUSTOM;
        first.setVisible(custom);
        last.setVisible(custom);
        LocalDate today = LocalDate.now(clock.withZone(zoneId()));
        if (custom && first.isEmpty()) {
            first.setValue(today.minusDays(6));
            last.setValue(today);
        }
        granularity.setValue(chosen.usualGranularity());
        quiet = false;
        tell();
    }

    private @Nullable Range range() {
        if (preset.getValue() != Preset.CUSTOM) {
            return preset.getValue().at(clock.instant().atZone(zoneId()));
        }
        boolean good = isDay(first, "Choose the first day");
        if (!isDay(last, "Choose the last day") || !good) {
            return null;
        }
        LocalDate begin = first.getValue();
        LocalDate end = last.getValue();
        if (end.isBefore(begin)) {
            refuse("to", "The last day is before the first");
            return null;
        }
        return Range.days(begin, end, zoneId());
    }

    private static boolean isDay(DatePicker day, String missing) {
        if (!Pickers.isGood(day)) {
            return false;
        }
        day.setErrorMessage(missing);
        day.setInvalid(day.isEmpty());
        return !day.isEmpty();
    }

    private ZoneId zoneId() {
        return ZoneId.of(zone.isEmpty() ? "UTC" : zone.getValue());
    }

    private void tell() {
        if (quiet) {
            return;
        }
        Stream.<HasValidation>of(preset, first, last, granularity, groupBy, metrics, currency, zone)
                .forEach(field -> field.setInvalid(false));
        changed.run();
    }

    private static boolean isDimension(Column column) {
        return column.unit().equals("text");
    }

    private static List<Column> named(List<String> names, List<Column> columns) {
        return columns.stream().filter(column -> names.contains(column.name())).toList();
    }

    /** In the order in which the API explains them. */
    private static List<String> names(MultiSelectComboBox<Column> chosen) {
        return chosen.getListDataView()
                .getItems()
                .filter(chosen.getValue()::contains)
                .map(Column::name)
                .toList();
    }
}
