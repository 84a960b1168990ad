package io.adtally.fraud.place;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.Reader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Networks from databases in MaxMind's MMDB format: one that names the autonomous system, and others, for example for
 * the country; of each field the first file that knows it counts. GeoLite2 and GeoIP2 (ASN, Country, City, Enterprise)
 * and the files of ip-location-db have such fields, see {@link MmdbFields}. Safe for any number of threads.
 *
 * <p>An answer is remembered together with the network for which the files give it, in one slot for each of many blocks
 * of addresses (IPv4 /24, IPv6 /48); a look-up in a remembered network allocates nothing.
 */
public final class MmdbNetworks implements Networks, AutoCloseable {
    private static final int SLOT_BITS = 16;
    private static final int V4_BLOCK_SHIFT = 8;
    private static final int V6_BLOCK_SHIFT = 16;

    private final List<Reader> readers;
    private final OperatorNames operatorNames;
    private final String version;
    private final AtomicReferenceArray<@Nullable Answer> slots = new AtomicReferenceArray<>(1 << SLOT_BITS);

    private MmdbNetworks(List<Reader> readers, OperatorNames operatorNames) {
        this.readers = readers;
        this.operatorNames = operatorNames;
        this.version = readers.stream()
                .map(Reader::getMetadata)
                .map(file -> file.databaseType() + '@' + file.buildTime())
                .collect(Collectors.joining("+"));
    }

    /**
     * Opens the files and maps them into memory; {@link #close} them.
     *
     * @param files one or more
     * @throws IOException if one is missing, damaged or no MMDB file
     */
    public static MmdbNetworks open(List<Path> files, OperatorNames operatorNames) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one MMDB file");
        }
        Reader[] readers = new Reader[files.size()];
        try {
            for (int index = 0; index < readers.length; index++) {
                File file = files.get(index).toFile();
                readers[index] = new Reader(file, Reader.FileMode.MEMORY_MAPPED, new CHMCache());
            }
        } catch (IOException unreadable) {
            for (Reader reader : readers) {
                if (reader != null) {
                    reader.close();
                }
            }
            throw unreadable;
        }
        return new MmdbNetworks(List.of(readers), operatorNames);
    }

    @Override
    public Place find(@Nullable String ip) {
        AddressBits bits = AddressBits.ofThisThread();
        if (ip == null || !bits.read(ip)) {
            return Place.UNKNOWN;
        }
        int slot = slot(bits);
        Answer remembered = slots.getAcquire(slot);
        if (remembered != null && remembered.holds(bits.high, bits.low)) {
            return remembered.place();
        }
        Answer answer = ask(bits);
        slots.setRelease(slot, answer);
        return answer.place();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public void close() throws IOException {
        for (Reader reader : readers) {
            reader.close();
        }
    }

    private Answer ask(AddressBits bits) {
        MmdbFields fields = MmdbFields.NONE;
        int length = 0;
        try {
            InetAddress address = InetAddress.getByAddress(bits.bytes());
            for (Reader reader : readers) {
                // The reader would look for an IPv6 address among the IPv4 ones if there are no others.
                if (bits.mapped() || reader.getMetadata().ipVersion() != 4) {
                    DatabaseRecord<MmdbFields> record = reader.getRecord(address, MmdbFields.class);
                    fields = fields.orElse(record.data());
                    int prefixLength = record.network().prefixLength();
                    length = Math.max(length, bits.mapped() ? AddressBits.MAPPED_LENGTH + prefixLength : prefixLength);
                }
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("an MMDB file cannot be read", damaged);
        }
        return Answer.of(bits.high, bits.low, length, fields.place(operatorNames));
    }

    private static int slot(AddressBits bits) {
        long block = bits.mapped() ? bits.low >>> V4_BLOCK_SHIFT : bits.high >>> V6_BLOCK_SHIFT;
        return (int) ((block * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - SLOT_BITS));
    }

    /** What the files say of a network, whose address has no host bits. */
    private record Answer(long high, long low, long highMask, long lowMask, Place place) {
        static Answer of(long high, long low, int length, Place place) {
            long highMask = mask(Math.min(length, Long.SIZE));
            long lowMask = mask(Math.max(0, length - Long.SIZE));
            return new Answer(high & highMask, low & lowMask, highMask, lowMask, place);
        }

        boolean holds(long addressHigh, long addressLow) {
            return (addressHigh & highMask) == high && (addressLow & lowMask) == low;
        }

        private static long mask(int length) {
            return length == 0 ? 0 : -1L << (Long.SIZE - length);
        }
    }
}
