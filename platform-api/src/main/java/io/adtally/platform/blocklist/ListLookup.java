package io.adtally.platform.blocklist;

import io.adtally.fraud.place.IpAddress;
import io.adtally.fraud.place.Networks;
import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.UserAgentExpression;
import io.adtally.fraud.rule.UserAgentList;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.traffic.ListHits;
import io.adtally.platform.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Tells what a list says of an address, a user agent or an operator, and by which entries. Thread-safe. */
@Service
public class ListLookup {
    private static final Logger LOG = LoggerFactory.getLogger(ListLookup.class);
    private static final int MOST_SHOWN = 50;
    private static final int LONGEST_USER_AGENT = 4000;

    private final Lists lists;
    private final ImportTables imports;
    private final SnapshotText text;
    private final ImportIndex index;
    private final Networks networks;
    private final ListHits hits;

    ListLookup(
            Lists lists, ImportTables imports, SnapshotText text, ImportIndex index, Networks networks, ListHits hits) {
        this.lists = lists;
        this.imports = imports;
        this.text = text;
        this.index = index;
        this.networks = networks;
        this.hits = hits;
    }

    /**
     * What the list says.
     *
     * @param version the list's version that was asked beside what is built in; null where there is none
     * @param listed whether it is listed, exceptions considered
     * @param entries the first of the entries that match
     * @param exceptions the first of the exceptions that do
     * @param origins of those of them whose origin is known
     * @param hits how many events each of the entries hit in the last hour, see {@link ListHits#inLastHour}; null if that
     *     cannot be asked now
     */
    public record Finding(
            @Nullable Long version,
            boolean listed,
            List<String> entries,
            List<String> exceptions,
            List<Origin> origins,
            @Nullable Map<String, Long> hits) {
        public Finding {
            entries = List.copyOf(entries);
            exceptions = List.copyOf(exceptions);
            origins = List.copyOf(origins);
            hits = hits == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(hits));
        }
    }

    /**
     * Where an entry or an exception comes from.
     *
     * @param since when it was made by hand, or the file that holds it was taken in; null of one that is built in
     * @param why the reason, or the file's name and what was said of it
     */
    public record Origin(String entry, @Nullable Instant since, String by, String why) {}

    @PreAuthorize("hasAuthority('lists:read')")
    public Finding test(ListKind list, String subject) {
        String stripped = subject.strip();
        String asked = list == ListKind.ASN ? number(stripped) : stripped;
        requireSubject(list, asked);
        ListTables.Published published = lists.newest(list).orElse(null);
        List<String> matching = published == null ? List.of() : matching(list, published, asked);
        List<String> exceptions = matching.stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        Set<String> entries = new LinkedHashSet<>(
                matching.stream().filter(line -> !line.startsWith("!")).toList());
        List<Origin> origins = published == null
                ? new ArrayList<>()
                : origins(list, published.publication().importId(), matching);
        String builtIn = builtInOrNull(list, asked);
        if (builtIn != null && entries.add(builtIn)) {
            origins.add(new Origin(builtIn, null, "adtally", "built in"));
        }
        return new Finding(
                published == null ? null : published.publication().version(),
                exceptions.isEmpty() && !entries.isEmpty(),
                List.copyOf(entries),
                exceptions,
                origins,
                hits(list, entries));
    }

    private List<String> matching(ListKind list, ListTables.Published published, String asked) {
        return list.ofAddresses()
                ? matchingAddresses(list, published, asked)
                : matchingLines(
                        published,
                        line -> list == ListKind.ASN
                                ? line.equals(asked)
                                : expression(line).occursIn(asked));
    }

    /** What is published is added to what the stream's build knows; exceptions of it are exceptions of that, too. */
    private static @Nullable String builtInOrNull(ListKind list, String asked) {
        return switch (list) {
            case IP -> IpBlocklist.bundled().entryOrNull(asked);
            case USER_AGENT -> UserAgentList.bundled().crawlerOrNull(asked);
            case DATA_CENTRE, ASN -> null; // what is known of networks is no list
        };
    }

    private @Nullable Map<String, Long> hits(ListKind list, Collection<String> entries) {
        try {
            return hits.inLastHour(list.fact(), entries);
        } catch (TrafficUnavailableException away) {
            LOG.warn("Not known how many events entries of the list {} hit", list.wire(), away);
            return null;
        }
    }

    /** One that an earlier build took and this one does not know keeps the whole list from being applied. */
    private static UserAgentExpression expression(String line) {
        try {
            return UserAgentExpression.of(line);
        } catch (IllegalArgumentException e) {
            throw RefusedException.wrongState("The list cannot be applied for its entry \"" + line
                    + "\", which is to be taken out: " + e.getMessage());
        }
    }

    /** Of lines that match: made by hand, else of the import. */
    private List<Origin> origins(ListKind list, @Nullable String importId, List<String> lines) {
        Map<String, Origin> byHand = new HashMap<>();
        for (ListEdit edit : lists.inForce(list)) {
            byHand.put(
                    spelled(list, edit.line()),
                    new Origin(edit.entry(), edit.createdAt(), edit.createdBy(), edit.reason()));
        }
        Optional<ListImport> file = importId == null ? Optional.empty() : imports.find(importId);
        List<Origin> origins = new ArrayList<>();
        for (String line : lines) {
            Origin found = byHand.get(spelled(list, line));
            if (found != null) {
                origins.add(found);
            } else {
                file.ifPresent(of -> origins.add(new Origin(
                        bare(line),
                        of.createdAt(),
                        of.createdBy(),
                        of.source() + (of.note().isEmpty() ? "" : ": " + of.note()))));
            }
        }
        return origins;
    }

    /** A single address is found as a network of its own. */
    private static String spelled(ListKind list, String line) {
        String text = line.toLowerCase(Locale.ROOT);
        return list.ofAddresses() && text.indexOf('/') < 0 ? text + (text.indexOf(':') < 0 ? "/32" : "/128") : text;
    }

    /** The widest of the import's and the widest of those made by hand, as lines. */
    private List<String> matchingAddresses(ListKind list, ListTables.Published published, String address) {
        List<String> matching = new ArrayList<>();
        String importId = published.publication().importId();
        if (importId != null) {
            index.addresses(list, importId).find(address).map(ListLookup::line).ifPresent(matching::add);
        }
        IpBlocklist.parse(SnapshotText.lines(published.tail()))
                .blocklist()
                .find(address)
                .map(ListLookup::line)
                .ifPresent(matching::add);
        return matching;
    }

    private static String line(IpBlocklist.Match match) {
        return switch (match.effect()) {
            case LISTED -> match.entry();
            case EXCEPTED -> "!" + match.entry();
        };
    }

    /** Reads the list through: there are some thousands at most. */
    private List<String> matchingLines(ListTables.Published published, Predicate<String> matches) {
        List<String> matching = new ArrayList<>();
        Consumer<byte[]> search = chunk -> SnapshotText.lines(chunk).stream()
                .filter(line -> matches.test(bare(line)))
                .limit(MOST_SHOWN - matching.size())
                .forEach(matching::add);
        String importId = published.publication().importId();
        if (importId != null) {
            text.importChunks(importId, search);
        }
        search.accept(published.tail());
        return matching;
    }

    /** An autonomous system is asked for by its number or by one of its addresses. */
    private String number(String subject) {
        long asn = networks.find(subject).asn();
        return asn == 0 ? subject : "AS" + asn;
    }

    private static void requireSubject(ListKind list, String subject) {
        if (list.ofAddresses() && !IpAddress.visit(subject, new AnyAddress())) {
            throw RefusedException.badValue("subject", "\"" + subject + "\" is neither an IPv4 nor an IPv6 address");
        }
        if (list == ListKind.ASN && !EntryChecker.bad(list, List.of(subject)).isEmpty()) {
            throw RefusedException.badValue(
                    "subject",
                    "\"" + subject + "\" is neither a number such as AS64500 nor an address whose operator is known");
        }
        if (subject.isEmpty() || subject.length() > LONGEST_USER_AGENT) {
            throw RefusedException.badValue("subject", "This takes 1 to " + LONGEST_USER_AGENT + " characters");
        }
    }

    private static String bare(String line) {
        return line.startsWith("!") ? line.substring(1) : line;
    }

    private record AnyAddress() implements IpAddress.Visitor {
        @Override
        public boolean v4(long address) {
            return true;
        }

        @Override
        public boolean v6(long high, long low) {
            return true;
        }
    }
}
