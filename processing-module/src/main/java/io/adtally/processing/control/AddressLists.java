package io.adtally.processing.control;

import io.adtally.control.ListBase;
import io.adtally.control.ListPublished;
import io.adtally.fraud.rule.IpBlocklist;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Lists of addresses as they were published. A base, which may have millions of entries, is read once and kept; every
 * version's edits are laid over it. For one thread. See docs/decisions/0017-lists-are-a-base-and-edits.md.
 */
final class AddressLists {
    private final ListSnapshots snapshots;
    private final Map<String, Base> bases = new HashMap<>();

    private record Base(String sha256, IpBlocklist addresses) {}

    AddressLists(ListSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * The list with that version of it, and with entries of our own besides.
     *
     * @throws RefusedException if a part of it is missing, is not what was published or has entries that cannot be read
     * @throws IOException if it could not be read to its end
     */
    IpBlocklist read(long version, ListPublished published, IpBlocklist ours) throws RefusedException, IOException {
        IpBlocklist base = base(published);
        IpBlocklist edits = parse(snapshots.open(version, published), published.getSha256());
        return ours.plus(edits).over(base);
    }

    private IpBlocklist base(ListPublished published) throws RefusedException, IOException {
        String list = published.getList();
        ListBase named = published.getBase();
        if (named == null) {
            bases.remove(list);
            return IpBlocklist.empty();
        }
        Base known = bases.get(list);
        if (known == null || !known.sha256().equals(named.getSha256())) {
            known = new Base(named.getSha256(), parse(snapshots.open(named, list), named.getSha256()));
            bases.put(list, known);
        }
        return known.addresses();
    }

    private static IpBlocklist parse(InputStream in, String sha256) throws RefusedException, IOException {
        try (Sha256Stream text = new Sha256Stream(in)) {
            IpBlocklist.Parsed parsed = IpBlocklist.read(text);
            text.check(sha256);
            if (parsed.rejectedCount() > 0) {
                throw new RefusedException(parsed.rejectedCount() + " entries cannot be read, the first: "
                        + parsed.rejected().getFirst());
            }
            return parsed.blocklist();
        }
    }
}
