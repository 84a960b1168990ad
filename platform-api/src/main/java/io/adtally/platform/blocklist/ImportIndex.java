package io.adtally.platform.blocklist;

import io.adtally.fraud.rule.IpBlocklist;
import java.lang.ref.SoftReference;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The addresses of the import asked last, of each list, as the data plane has them: sorted in memory, so that one is found
 * at once. Reading them takes seconds for millions; they are let go when memory is needed. Thread-safe.
 */
@Component
class ImportIndex {
    private final SnapshotText text;
    private final Map<ListKind, Indexed> indexed = new EnumMap<>(ListKind.class);

    ImportIndex(SnapshotText text) {
        this.text = text;
    }

    private record Indexed(String importId, SoftReference<IpBlocklist> addresses) {}

    /** Waits while somebody else reads the same. */
    synchronized IpBlocklist addresses(ListKind list, String importId) {
        Indexed known = indexed.get(list);
        @Nullable
        IpBlocklist addresses = known != null && known.importId().equals(importId)
                ? known.addresses().get()
                : null;
        if (addresses == null) {
            addresses = read(importId);
            indexed.put(list, new Indexed(importId, new SoftReference<>(addresses)));
        }
        return addresses;
    }

    private IpBlocklist read(String importId) {
        return IpBlocklist.parse(() -> text.importLines(importId).iterator()).blocklist();
    }
}
