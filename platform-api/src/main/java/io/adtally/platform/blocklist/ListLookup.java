package io.adtally.platform.blocklist;

import io.adtally.fraud.place.IpAddress;
import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.platform.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Tells what a list says of an address or a user agent, and by which entries. Reads the list through. Thread-safe. */
@Service
public class ListLookup {
    private static final int MOST_SHOWN = 50;
    private static final int LONGEST_USER_AGENT = 4000;

    private final Lists lists;
    private final SnapshotText text;

    ListLookup(Lists lists, SnapshotText text) {
        this.lists = lists;
        this.text = text;
    }

    /**
     * What the list says.
     *
     * @param version the list's version that was asked; null where there is none
     * @param listed whether it is listed, exceptions considered
     * @param entries the first of the entries that match
     * @param exceptions the first of the exceptions that do
     */
    public record Finding(@Nullable Long version, boolean listed, List<String> entries, List<String> exceptions) {
        public Finding {
            entries = List.copyOf(entries);
            exceptions = List.copyOf(exceptions);
        }
    }

    @PreAuthorize("hasAuthority('lists:read')")
    public Finding test(ListKind list, String subject) {
        String stripped = subject.strip();
        requireSubject(list, stripped);
        Optional<ListTables.Published> newest = lists.newest(list);
        if (newest.isEmpty()) {
            return new Finding(null, false, List.of(), List.of());
        }
        List<String> matching = new ArrayList<>();
        ListTables.Published published = newest.get();
        text.chunks(
                published.publication().importId(),
                published.tail(),
                chunk -> match(list, SnapshotText.lines(chunk), stripped, matching));
        List<String> exceptions = matching.stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        List<String> entries =
                matching.stream().filter(line -> !line.startsWith("!")).toList();
        boolean listed = exceptions.isEmpty() && !entries.isEmpty();
        return new Finding(published.publication().version(), listed, entries, exceptions);
    }

    private static void requireSubject(ListKind list, String subject) {
        if (list.ofAddresses() && !IpAddress.visit(subject, new AnyAddress())) {
            throw RefusedException.badValue("subject", "\"" + subject + "\" is neither an IPv4 nor an IPv6 address");
        }
        if (subject.isEmpty() || subject.length() > LONGEST_USER_AGENT) {
            throw RefusedException.badValue("subject", "This takes 1 to " + LONGEST_USER_AGENT + " characters");
        }
    }

    private static void match(ListKind list, List<String> lines, String subject, List<String> matching) {
        if (list.ofAddresses() && !blocklist(lines).contains(subject)) {
            return; // as for nearly every chunk: only one that matches as a whole is looked at line by line
        }
        for (String line : lines) {
            if (matching.size() < MOST_SHOWN && matches(list, bare(line), subject)) {
                matching.add(line);
            }
        }
    }

    private static boolean matches(ListKind list, String entry, String subject) {
        return list.ofAddresses()
                ? blocklist(List.of(entry)).contains(subject)
                : Pattern.compile(entry).matcher(subject).find();
    }

    private static IpBlocklist blocklist(List<String> lines) {
        return IpBlocklist.parse(lines.stream().map(ListLookup::bare).toList()).blocklist();
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
