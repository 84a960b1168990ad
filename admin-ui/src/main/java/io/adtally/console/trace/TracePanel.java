package io.adtally.console.trace;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Background;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Signals;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.traffic.EventTrace;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An event's rows in the books, and those of the events that belong to it, in the order of booking. */
class TracePanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TracePanel.class);

    private final Background background = new Background();
    private final transient EventTrace trace;

    TracePanel(EventTrace trace) {
        this.trace = trace;
    }

    /** Looks for it beside the user interface; the consumer is given the message if the id is none. */
    final void show(String eventId, SerializableConsumer<String> refused) {
        removeAll();
        ProgressBar progress = new ProgressBar();
        progress.setIndeterminate(true);
        progress.getElement().setAttribute("aria-label", "The event is being looked for");
        add(progress);
        background.run(() -> trace.entries(eventId), this::show, failure -> fail(failure, refused));
    }

    final void show(EmptyState instead) {
        removeAll();
        add(instead);
    }

    private void show(List<EventTrace.Entry> entries) {
        if (entries.isEmpty()) {
            show(new EmptyState(
                    VaadinIcon.QUESTION_CIRCLE,
                    "The books do not know this event",
                    "It may be on its way: events are in the books within a minute of receipt. An item that was refused"
                            + " is counted as invalid under the id it was given."));
            return;
        }
        removeAll();
        add(timeline(entries));
    }

    private void fail(Exception failure, SerializableConsumer<String> refused) {
        removeAll();
        if (failure instanceof RefusedException) {
            refused.accept(String.valueOf(failure.getMessage()));
            return;
        }
        LOG.warn("An event cannot be looked for", failure);
        add(new EmptyState(
                VaadinIcon.UNLINK, "ClickHouse cannot be asked now", "Try again in a moment; the log says why."));
    }

    private static OrderedList timeline(List<EventTrace.Entry> entries) {
        OrderedList list = new OrderedList();
        list.addClassName("timeline");
        entries.forEach(entry -> list.add(new ListItem(step(entry))));
        return list;
    }

    /** One row of the books. */
    static Div step(EventTrace.Entry entry) {
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
                .with("In Kafka", place(entry))
                .with("In reports since", Formats.momentInZone(entry.recordedAt()))
                .with("Seen before", sighting(entry))
                .with("Impression", impression(entry))
                .with("Campaign", entry.campaignId() + " of " + entry.advertiserId())
                .with("Ad, placement", entry.adId() + ", " + entry.placementId())
                .with("Experiment arm", entry.experimentArm())
                .with("Reason", Formats.words(entry.reason()))
                .with("Price", Amounts.exact(entry.priceMicros(), entry.spendCurrency()))
                .with("Charged", Amounts.exact(entry.sign() * entry.spendMicros(), entry.spendCurrency()))
                .with("Flags", words(entry.flags()))
                .with("Why restated", Formats.words(entry.adjustmentReason()))
                .with("Score", score(entry))
                .with("Challenger's score", challenger(entry))
                .with(
                        "Main signals",
                        entry.signals().stream().map(Signals::words).collect(Collectors.joining(", ")))
                .with("Judged by", versions(entry));
        return new Div(head, facts);
    }

    private static String place(EventTrace.Entry entry) {
        return entry.sourcePartition() < 0
                ? ""
                : entry.sourceTopic() + ", partition " + entry.sourcePartition() + ", offset " + entry.sourceOffset();
    }

    /** What was found of its id; what is refused before that is not looked for. */
    private static String sighting(EventTrace.Entry entry) {
        return switch (entry.outcome()) {
            case "duplicate" -> "yes: its id had been counted";
            case "invalid", "too_late" -> "not looked at";
            default -> entry.flags().contains("id_collision") ? "its id, with other contents" : "no";
        };
    }

    /** What a click, a view or a conversion was matched with. */
    private static String impression(EventTrace.Entry entry) {
        if (entry.impressionId().isEmpty()) {
            return "";
        }
        if (entry.impressionId().equals(entry.eventId())) {
            return "this one";
        }
        return switch (entry.outcome()) {
            case "billable" -> "matched with " + entry.impressionId();
            case "unmatched" -> "none found: " + entry.impressionId();
            default -> "says " + entry.impressionId();
        };
    }

    private static String words(List<String> names) {
        return names.stream().map(Formats::words).collect(Collectors.joining(", "));
    }

    private static String score(EventTrace.Entry entry) {
        return entry.score() == null
                ? "not scored"
                : String.format(Locale.ROOT, "%.3f by %s", entry.score(), entry.modelVersion());
    }

    private static String challenger(EventTrace.Entry entry) {
        return entry.challengerScore() == null
                ? ""
                : String.format(Locale.ROOT, "%.3f by %s", entry.challengerScore(), entry.challengerVersion());
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
