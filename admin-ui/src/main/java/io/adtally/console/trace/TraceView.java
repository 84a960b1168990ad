package io.adtally.console.trace;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Signals;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.traffic.EventTrace;
import io.adtally.platform.traffic.TrafficUnavailableException;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where is my event? Its rows in the books, and those of the clicks that belong to it, in the order of booking. */
@Route("trace")
@PageTitle("Event trace")
@Menu(order = 1.2, icon = "vaadin:road", title = "Event trace")
@RolesAllowed({"ADMIN", "CAMPAIGN_MANAGER", "FRAUD_ANALYST", "LEAD", "OPERATOR"})
class TraceView extends Div implements HasUrlParameter<String> {
    private static final long serialVersionUID = 1L;

    final TextField eventId = new TextField();
    final Button look = new Button("Look up");
    final Div answer = new Div();

    private final transient EventTrace trace;

    TraceView(EventTrace trace) {
        this.trace = trace;
        addClassName("page");
        eventId.setPlaceholder("Event id, for example 01JD8Z5WQ3M6S9V2Y4B7E1K0HT");
        eventId.setAriaLabel("Event id");
        eventId.setPrefixComponent(VaadinIcon.SEARCH.create());
        eventId.setWidth("26rem");
        eventId.addKeyPressListener(Key.ENTER, event -> show());
        look.addThemeVariants(ButtonVariant.PRIMARY);
        look.addClickListener(event -> show());
        Toolbar toolbar = new Toolbar(eventId, look);
        answer.add(new EmptyState(
                VaadinIcon.ROAD,
                "Where is my event?",
                "Type its id to see when it was received and how it was counted."));
        add(toolbar, answer);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String id) {
        if (id != null) {
            eventId.setValue(id);
            show();
        }
    }

    private void show() {
        answer.removeAll();
        eventId.setInvalid(false);
        try {
            List<EventTrace.Entry> entries = trace.entries(eventId.getValue());
            if (entries.isEmpty()) {
                answer.add(new EmptyState(
                        VaadinIcon.QUESTION_CIRCLE,
                        "The books do not know this event",
                        "It may be on its way: events are in the books within a minute of receipt. An item that was refused"
                                + " is counted as invalid under the id it was given."));
            } else {
                answer.add(timeline(entries));
            }
        } catch (RefusedException refused) {
            eventId.setErrorMessage(refused.getMessage());
            eventId.setInvalid(true);
        } catch (TrafficUnavailableException unavailable) {
            answer.add(new EmptyState(
                    VaadinIcon.UNLINK, "ClickHouse cannot be asked now", String.valueOf(unavailable.getMessage())));
        }
    }

    private static OrderedList timeline(List<EventTrace.Entry> entries) {
        OrderedList list = new OrderedList();
        list.addClassName("timeline");
        entries.forEach(entry -> list.add(new ListItem(step(entry))));
        return list;
    }

    private static Div step(EventTrace.Entry entry) {
        Span when = new Span(Formats.momentInZone(entry.bookedAt()));
        when.addClassName("when");
        Div head = new Div(
                when,
                new Span(Formats.words(entry.eventType()) + " " + entry.eventId()),
                Badges.of((entry.sign() < 0 ? "− " : "+ ") + Formats.words(entry.outcome()), tone(entry)));
        head.addClassName("line");
        Facts facts = new Facts()
                .with("Happened", Formats.momentInZone(entry.eventTime()))
                .with("Received", Formats.momentInZone(entry.receivedAt()))
                .with("Campaign", entry.campaignId() + " of " + entry.advertiserId())
                .with("Ad, placement", entry.adId() + ", " + entry.placementId())
                .with("Reason", Formats.words(entry.reason()))
                .with("Charged", Amounts.exact(entry.sign() * entry.spendMicros(), entry.spendCurrency()))
                .with("Flags", words(entry.flags()))
                .with("Why restated", Formats.words(entry.adjustmentReason()))
                .with("Score", score(entry))
                .with(
                        "Main signals",
                        entry.signals().stream().map(Signals::words).collect(Collectors.joining(", ")))
                .with("Judged by", versions(entry));
        return new Div(head, facts);
    }

    private static String words(List<String> names) {
        return names.stream().map(Formats::words).collect(Collectors.joining(", "));
    }

    private static String score(EventTrace.Entry entry) {
        return entry.score() == null
                ? "not scored"
                : String.format(Locale.ROOT, "%.3f by %s", entry.score(), entry.modelVersion());
    }

    private static String versions(EventTrace.Entry entry) {
        String thresholds =
                entry.thresholdsVersion() == 0 ? "built-in thresholds" : "thresholds " + entry.thresholdsVersion();
        return "rules " + entry.rulesVersion() + ", lists " + entry.listsVersion() + ", " + thresholds;
    }

    private static Badges.Tone tone(EventTrace.Entry entry) {
        if (entry.sign() < 0) {
            return Badges.Tone.NEUTRAL;
        }
        return switch (entry.outcome()) {
            case "billable" -> Badges.Tone.GOOD;
            case "quarantined", "unmatched" -> Badges.Tone.WAITING;
            case "givt", "sivt", "invalid" -> Badges.Tone.BAD;
            default -> Badges.Tone.NEUTRAL;
        };
    }
}
