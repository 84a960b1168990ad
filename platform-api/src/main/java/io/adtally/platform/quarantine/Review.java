package io.adtally.platform.quarantine;

import io.adtally.control.QuarantineVerdict;
import io.adtally.event.Ulid;
import io.adtally.platform.account.Asker;
import io.adtally.platform.account.Permission;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The review: clusters by money at stake, their events, and decisions on them. A decision can be undone for a while, then
 * it goes to the pipeline; above a limit a second person has to approve it first. Decisions are made one after another, by the
 * audit log's turns, so that nobody passes the limit with two at once. Thread-safe.
 */
@Service
@Transactional
public class Review {
    /** As many are told of at once. */
    public static final int MOST_CLUSTERS = 200;

    private static final int MOST_SINGLE_EVENTS = 5000;

    private final QueueTable queue;
    private final DecisionTable decisions;
    private final DecisionSender sender;
    private final MoneyLimit limit;
    private final ReviewSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    Review(
            QueueTable queue,
            DecisionTable decisions,
            DecisionSender sender,
            MoneyLimit limit,
            ReviewSettings settings,
            AuditLog audit,
            Clock clock) {
        this.queue = queue;
        this.decisions = decisions;
        this.sender = sender;
        this.limit = limit;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** The 200 with the most money at stake. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('review:read')")
    public List<Cluster> clusters(Dimension dimension, QueueFilter filter) {
        return queue.clusters(dimension, filter, MOST_CLUSTERS);
    }

    /** The same cluster as it is now; empty if none of its events waits any more. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('review:read')")
    public Optional<Cluster> again(Cluster seen, QueueFilter filter) {
        return queue.cluster(new Selection(seen.dimension(), seen.value(), seen.currency(), filter, Selection.ALL));
    }

    /** What speaks against the events of a cluster; what speaks against most of them first. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('review:read')")
    public List<SignalCount> signals(Selection selection) {
        return queue.signals(selection);
    }

    /** Events of a cluster that wait, in the order of their ids. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('review:read')")
    public Slice<QuarantinedItem> events(Selection selection, String after, int limit) {
        return Slice.of(queue.waiting(selection, after, limit + 1), limit, QuarantinedItem::eventId);
    }

    /** Those of a cluster's events that have these ids, at most 5,000, and still wait. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('review:read')")
    public List<QuarantinedItem> events(Selection selection, List<String> eventIds) {
        return eventIds.isEmpty() ? List.of() : queue.waiting(selection, single(eventIds));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('review:read')")
    public Slice<Decision> decisions(String before, int limit) {
        return Slice.of(decisions.newest(before.isEmpty() ? Ulid.GREATEST : before, limit + 1), limit, Decision::id);
    }

    /** How many of a decision's events the pipeline answered with what: applied, unchanged, superseded or unknown_event. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('review:read')")
    public Map<String, Long> answers(String id) {
        return queue.answers(existing(id).id());
    }

    /** Whether a decision about this money, besides what the asker decided alone of late, needs a second person. */
    @Transactional(readOnly = true)
    public boolean needsSecondPerson(long stakeMicros, String currency) {
        return limit.isExceeded(Asker.current(), currency, stakeMicros);
    }

    /** How long a decision can be undone. */
    public Duration undoWindow() {
        return settings.undoWindow();
    }

    /** Decides on all selected events that still wait. */
    @PreAuthorize("hasAuthority('review:decide')")
    public Decision decide(Selection selection, Verdict verdict, String reason) {
        audit.takeTurn();
        String id = Ulid.next(clock.millis());
        int events = queue.claim(selection, id);
        return record(id, selection, events, verdict, reason);
    }

    /** Decides on single events of a cluster, at most 5,000; refused as a whole if one of them does not wait there. */
    @PreAuthorize("hasAuthority('review:decide')")
    public Decision decide(Selection selection, List<String> eventIds, Verdict verdict, String reason) {
        audit.takeTurn();
        List<String> wanted = single(eventIds);
        String id = Ulid.next(clock.millis());
        int events = queue.claim(selection, wanted, id);
        if (events < wanted.size()) {
            throw RefusedException.wrongState((wanted.size() - events) + " of " + wanted.size()
                    + " events no longer wait, or are not of this cluster: read them again");
        }
        return record(id, selection, events, verdict, reason);
    }

    /** Undoes a decision that was not sent yet. */
    @PreAuthorize("hasAuthority('review:decide')")
    public Decision undo(String id) {
        audit.takeTurn();
        Decision decision = existing(id);
        if (!decisions.move(id, Decision.Status.SCHEDULED, Decision.Status.UNDONE)
                && !decisions.move(id, Decision.Status.WAITS_FOR_SECOND_PERSON, Decision.Status.UNDONE)) {
            throw RefusedException.wrongState("It is too late to undo this: it is " + decision.status());
        }
        queue.letGo(id);
        audit.record("review.undo", id, "");
        return existing(id);
    }

    /** Lets a decision above the limit go; refused to whoever made it and to keys. */
    @PreAuthorize("hasAuthority('review:approve')")
    public Decision approve(String id) {
        audit.takeTurn();
        Decision decision = existing(id);
        Asker asker = Asker.current();
        asker.requireSecondPersonAfter(decision.decidedBy());
        require(id, Decision.Status.WAITS_FOR_SECOND_PERSON, Decision.Status.SCHEDULED);
        decisions.approved(id, asker.name(), clock.instant());
        audit.record("review.approve", id, decision.verdict() + ", " + decision.events() + " events");
        return existing(id);
    }

    /** Lets the events of a decision above the limit wait again. */
    @PreAuthorize("hasAuthority('review:approve')")
    public Decision reject(String id) {
        audit.takeTurn();
        require(id, Decision.Status.WAITS_FOR_SECOND_PERSON, Decision.Status.REJECTED);
        queue.letGo(id);
        audit.record("review.reject", id, "");
        return existing(id);
    }

    /**
     * Takes a decision back that was sent: its events are in quarantine again, but for those that the pipeline no longer
     * knows. One about more money than the asker may move alone, or that two people made, takes somebody who may approve
     * and did not make it.
     */
    @PreAuthorize("hasAuthority('review:decide')")
    public Decision takeBack(String id, String reason) {
        audit.takeTurn();
        Decision decision = existing(id);
        String checked = Checks.reason(reason);
        Asker asker = Asker.current();
        if (decision.approvedBy() != null || limit.isExceeded(asker, decision.currency(), decision.stakeMicros())) {
            requireSecondPerson(asker, decision);
        }
        require(id, Decision.Status.SENT, Decision.Status.TAKEN_BACK);
        int forgotten = queue.dropDecided(id, clock.instant().minus(settings.reviewWindow()));
        int sent = sender.send(decision, QuarantineVerdict.QUARANTINE, checked, asker.name());
        if (sent == 0) {
            throw RefusedException.wrongState("It is too late to take this back: the pipeline takes decisions within "
                    + settings.reviewWindow().toHours() + " hours after an event");
        }
        queue.letGo(id);
        decisions.takenBack(id, asker.name(), clock.instant());
        audit.record(
                "review.take_back",
                id,
                (forgotten == 0 ? "" : "but for " + forgotten + " events that are too old: ") + checked);
        return existing(id);
    }

    private static List<String> single(List<String> eventIds) {
        if (eventIds.isEmpty() || eventIds.size() > MOST_SINGLE_EVENTS) {
            throw RefusedException.badValue(
                    "eventIds", "1 to " + MOST_SINGLE_EVENTS + " events at once; found " + eventIds.size());
        }
        return eventIds.stream().distinct().toList();
    }

    private static void requireSecondPerson(Asker asker, Decision decision) {
        asker.requireSecondPersonAfter(decision.decidedBy());
        if (!Asker.may(Permission.REVIEW_APPROVE)) {
            throw RefusedException.secondPerson("Somebody who may approve decisions has to take this back");
        }
    }

    private Decision record(String id, Selection selection, int events, Verdict verdict, String reason) {
        String checked = Checks.reason(reason);
        if (events == 0) {
            throw RefusedException.wrongState("None of these events waits any more");
        }
        long stake = queue.stake(id);
        boolean second = limit.isExceeded(Asker.current(), selection.currency(), stake);
        Instant now = clock.instant();
        Decision decision = new Decision(
                id,
                verdict,
                checked,
                selection.dimension(),
                selection.value(),
                selection.currency(),
                events,
                stake,
                second ? Decision.Status.WAITS_FOR_SECOND_PERSON : Decision.Status.SCHEDULED,
                Asker.current().name(),
                now,
                null,
                second ? null : now.plus(settings.undoWindow()),
                0,
                0);
        decisions.insert(decision);
        audit.record(
                "review.decide",
                id,
                verdict + ", " + events + " events, " + stake + " micros " + selection.currency() + ": " + checked);
        return decision;
    }

    private void require(String id, Decision.Status from, Decision.Status to) {
        if (!decisions.move(id, from, to)) {
            throw RefusedException.wrongState("The decision is " + existing(id).status() + ", not " + from);
        }
    }

    private Decision existing(String id) {
        return decisions.find(id).orElseThrow(() -> RefusedException.notFound("decision", id));
    }
}
