package io.adtally.console.campaigns;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.adtally.console.widget.AdvertiserBox;
import io.adtally.console.widget.DetailHeader;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Pickers;
import io.adtally.platform.account.Permission;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.platform.campaign.CampaignData;
import io.adtally.platform.campaign.CampaignStatus;
import io.adtally.platform.campaign.Money;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.traffic.CampaignSpend;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One campaign; read only for those who may not change it. */
class CampaignForm extends Div {
    private static final long serialVersionUID = 1L;

    final TextField id = new TextField("Id");
    final TextField name = new TextField("Name");
    final AdvertiserBox advertiser;
    final Select<CampaignStatus> status = new Select<>();
    final TextField currency = new TextField("Currency");
    final DatePicker startsOn = Pickers.day("Starts on");
    final DatePicker endsOn = Pickers.day("Ends on");
    final TextField totalBudget = new TextField("Total budget");
    final TextField dailyBudget = new TextField("Daily budget");
    final PriceEditor prices;
    final FlightEditor flights;
    final AdEditor ads;
    final Button save = new Button("Save");

    private final @Nullable CampaignData before;
    private final transient Saving saving;
    private final transient Map<String, HasValidation> fields;
    private final transient List<@Nullable Object> unchanged;

    /** What is done with a good campaign; may throw a {@link RefusedException}, which is shown at its field. */
    interface Saving {
        void save(CampaignData campaign, boolean isNew);
    }

    CampaignForm(
            @Nullable CampaignData before,
            Advertisers advertisers,
            CampaignSpend spend,
            Saving saving,
            Runnable closing) {
        this.before = before;
        this.saving = saving;
        advertiser = new AdvertiserBox(advertisers);
        boolean editable = Granted.may(Permission.CAMPAIGNS_WRITE);
        prices = new PriceEditor(before == null ? List.of() : before.prices(), editable);
        flights = new FlightEditor(before == null ? List.of() : before.flights(), editable);
        ads = new AdEditor(before == null ? List.of() : before.ads(), editable);
        fields = Map.of(
                "id", id,
                "name", name,
                "advertiserId", advertiser,
                "currency", currency,
                "endsOn", endsOn,
                "totalBudgetMicros", totalBudget,
                "dailyBudgetMicros", dailyBudget);
        addClassName("detail");
        fill();
        FormLayout form =
                new FormLayout(id, name, advertiser, status, startsOn, endsOn, totalBudget, dailyBudget, currency);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 2));
        add(
                before == null
                        ? new DetailHeader("New campaign", closing)
                        : new DetailHeader(before.name(), closing, StatusBadge.of(before.status())));
        if (before != null && before.status() != CampaignStatus.DRAFT && Granted.may(Permission.REPORTS_READ)) {
            add(new SpendPanel(spend, before));
        }
        add(form, prices, flights, ads);
        if (editable) {
            save.addThemeVariants(ButtonVariant.PRIMARY);
            save.setDisableOnClick(true);
            save.addClickListener(event -> trySave());
            Div saveBar = new Div(save);
            saveBar.addClassName("save-bar");
            add(saveBar);
        } else {
            setReadOnly();
        }
        unchanged = state();
    }

    /** Whether it holds something that is not saved. */
    boolean isChanged() {
        return !state().equals(unchanged);
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(
                id.getValue(),
                name.getValue(),
                advertiser.id(),
                status.getValue(),
                currency.getValue(),
                startsOn.getValue(),
                endsOn.getValue(),
                startsOn.isInvalid() || endsOn.isInvalid(), // what is typed wrong has no value
                totalBudget.getValue(),
                dailyBudget.getValue(),
                prices.state(),
                flights.state(),
                ads.state());
    }

    private void fill() {
        advertiser.setLabel("Advertiser");
        status.setLabel("Status");
        status.setItems(CampaignStatus.values());
        status.setItemLabelGenerator(Formats::words);
        status.setValue(CampaignStatus.DRAFT);
        currency.setMaxLength(3);
        currency.setHelperText("ISO 4217");
        if (before == null) {
            id.setHelperText("As events name it; never changes");
            currency.setValue("EUR");
            return;
        }
        id.setValue(before.id());
        id.setReadOnly(true);
        name.setValue(before.name());
        advertiser.choose(before.advertiserId());
        status.setValue(before.status());
        currency.setValue(before.currency());
        boolean live = before.status() != CampaignStatus.DRAFT;
        currency.setReadOnly(live);
        advertiser.setReadOnly(live);
        startsOn.setValue(before.startsOn());
        endsOn.setValue(before.endsOn());
        totalBudget.setValue(amount(before.totalBudgetMicros()));
        dailyBudget.setValue(amount(before.dailyBudgetMicros()));
    }

    private void setReadOnly() {
        List.of(id, name, currency, totalBudget, dailyBudget).forEach(field -> field.setReadOnly(true));
        advertiser.setReadOnly(true);
        status.setReadOnly(true);
        startsOn.setReadOnly(true);
        endsOn.setReadOnly(true);
    }

    private void trySave() {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            if (isComplete()) {
                saving.save(campaign(), before == null);
            }
        } catch (RefusedException refused) {
            show(refused);
        } finally {
            save.setEnabled(true);
        }
    }

    /** Nothing that was typed may be left out: neither a day that is none nor a line that was not added. */
    private boolean isComplete() {
        boolean start = Pickers.isGood(startsOn);
        boolean end = Pickers.isGood(endsOn);
        return start && end && prices.takeTyped() && flights.takeTyped() && ads.takeTyped();
    }

    private void show(RefusedException refused) {
        Optional<HasValidation> field = Optional.ofNullable(fields.get(refused.field()));
        String message = String.valueOf(refused.getMessage());
        field.ifPresentOrElse(
                invalid -> {
                    invalid.setErrorMessage(message);
                    invalid.setInvalid(true);
                },
                () -> Messages.failure(message));
    }

    private CampaignData campaign() {
        return new CampaignData(
                id.getValue(),
                Objects.requireNonNullElse(advertiser.id(), ""),
                name.getValue(),
                Objects.requireNonNull(status.getValue()),
                currency.getValue(),
                startsOn.getValue(),
                endsOn.getValue(),
                micros("totalBudgetMicros", totalBudget),
                micros("dailyBudgetMicros", dailyBudget),
                prices.prices(),
                flights.flights(),
                ads.ads(),
                before == null ? 0 : before.version());
    }

    private static @Nullable Long micros(String field, TextField amount) {
        return amount.getValue().isBlank() ? null : Money.micros(field, amount.getValue());
    }

    private static String amount(@Nullable Long micros) {
        return micros == null ? "" : Money.decimal(micros);
    }
}
