package io.adtally.platform.quarantine;

import io.adtally.control.QuarantineDecision;
import io.adtally.control.QuarantineVerdict;
import io.adtally.event.Ulid;
import io.adtally.platform.publish.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts decisions whose time to be undone is over into the outbox: all events of one in one transaction. */
@Component
class DecisionSender {
    private static final int EVENTS_AT_ONCE = 1000;

    private final DecisionTable decisions;
    private final QueueTable queue;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    DecisionSender(
            DecisionTable decisions, QueueTable queue, Outbox outbox, TransactionTemplate transactions, Clock clock) {
        this.decisions = decisions;
        this.queue = queue;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${adtally.console.review.send-interval:1s}")
    void sendDue() {
        for (String id : decisions.due(clock.instant())) {
            transactions.executeWithoutResult(status -> {
                if (decisions.move(id, Decision.Status.SCHEDULED, Decision.Status.SENT)) {
                    Decision decision = decisions.find(id).orElseThrow();
                    int unused = send(decision, decision.verdict().wire(), decision.reason(), decision.decidedBy());
                }
            });
        }
    }

    /** Within the caller's transaction. How many events it was sent for: none if they were forgotten. */
    int send(Decision decision, QuarantineVerdict verdict, String reason, String by) {
        int all = 0;
        String after = "";
        List<QuarantinedItem> items = queue.decided(decision.id(), after, EVENTS_AT_ONCE);
        while (!items.isEmpty()) {
            List<QuarantineDecision> messages = new ArrayList<>();
            List<Object[]> sent = new ArrayList<>();
            for (QuarantinedItem item : items) {
                String decisionId = Ulid.next(clock.millis());
                messages.add(new QuarantineDecision(
                        decisionId, item.eventId(), item.joinKey(), verdict, reason, by, clock.millis()));
                sent.add(new Object[] {decisionId, item.eventId()});
            }
            outbox.decisions(messages);
            queue.sent(sent);
            all += items.size();
            after = items.getLast().eventId();
            items = queue.decided(decision.id(), after, EVENTS_AT_ONCE);
        }
        return all;
    }
}
