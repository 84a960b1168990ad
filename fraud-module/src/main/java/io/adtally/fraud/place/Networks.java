package io.adtally.fraud.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose network an address lies in. Implementations are safe for any number of threads and answer in memory. */
public interface Networks {
    /**
     * What is known of the address; {@link Place#UNKNOWN} for an absent one, for text that is no address and for an
     * address in no known network. Called for every event: it must not allocate in the usual case.
     *
     * @param ip IPv4 or IPv6 in text form
     */
    Place find(@Nullable String ip);

    /**
     * What is listed that makes the address a data centre's: a network such as 192.0.2.0/24, else its operator such as
     * AS64500; null where it is none or nothing of that is known.
     */
    default @Nullable String dataCentreEntryOrNull(@Nullable String ip) {
        Place place = find(ip);
        return place.dataCentre() && place.asn() != 0 ? "AS" + place.asn() : null;
    }

    /** Names the data: another version may give other answers. */
    String version();

    /**
     * What MMDB files know, or the bundled data centres where there are none; open for as long as the process lives.
     *
     * @throws IOException if a file is missing, damaged or no MMDB file
     */
    static Networks open(List<Path> files) throws IOException {
        return files.isEmpty() ? DataCentreRanges.bundled() : MmdbNetworks.open(files, OperatorNames.bundled());
    }

    /** Knows nothing. */
    static Networks none() {
        return NoNetworks.NONE;
    }
}
