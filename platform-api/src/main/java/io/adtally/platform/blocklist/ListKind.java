package io.adtally.platform.blocklist;

import io.adtally.control.ControlSubject;
import io.adtally.fraud.rule.Fact;
import io.adtally.platform.problem.RefusedException;
import java.util.Arrays;
import java.util.Locale;

/** The lists there are. */
public enum ListKind {
    /** Blocked addresses and networks. */
    IP(ControlSubject.IP_LIST, Fact.LISTED_ADDRESS),
    /** Regular expressions found in user agents of crawlers. */
    USER_AGENT(ControlSubject.USER_AGENT_LIST, Fact.LISTED_USER_AGENT),
    /** Address ranges of data centres. */
    DATA_CENTRE(ControlSubject.DATA_CENTRE_LIST, Fact.DATA_CENTRE),
    /** Numbers of autonomous systems whose operators run data centres; exceptions are of those that do not. */
    ASN(ControlSubject.OPERATOR_LIST, Fact.DATA_CENTRE);

    private final String subject;
    private final Fact fact;

    ListKind(String subject, Fact fact) {
        this.subject = subject;
        this.fact = fact;
    }

    /** The name in Redis keys, messages and paths: user_agent. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The subject of its control messages. */
    public String subject() {
        return subject;
    }

    /** What rules ask the list for. */
    public Fact fact() {
        return fact;
    }

    /** Whether its entries are addresses and networks. */
    public boolean ofAddresses() {
        return this == IP || this == DATA_CENTRE;
    }

    /** The kind of that wire name; refused if there is none. */
    public static ListKind of(String wire) {
        for (ListKind kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw RefusedException.notAllowed(
                "list", wire, Arrays.stream(values()).map(ListKind::wire).toList());
    }
}
