package io.adtally.fraud.place;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An address as 128 bits, an IPv4 one at its IPv4-mapped place. Filled anew by every {@link #read}, for places that cannot
 * afford an object an address; one per thread.
 */
final class AddressBits implements IpAddress.Visitor {
    /** Length of the prefix that all IPv4-mapped addresses have in common. */
    static final int MAPPED_LENGTH = 96;

    private static final long MAPPED = 0xffffL << Integer.SIZE;

    private static final ThreadLocal<AddressBits> OF_THREAD = ThreadLocal.withInitial(AddressBits::new);

    long high;
    long low;

    /** One whose content no other thread can change; the next user of the same thread does. */
    static AddressBits ofThisThread() {
        return OF_THREAD.get();
    }

    /** Whether the text is an address; only then do the fields hold it. */
    boolean read(String text) {
        return IpAddress.visit(text, this);
    }

    /** As sent in packets: 4 bytes for IPv4, 16 for IPv6. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low);
        return mapped() ? Arrays.copyOfRange(bytes.array(), 12, 16) : bytes.array();
    }

    boolean mapped() {
        return high == 0 && low >>> Integer.SIZE == MAPPED >>> Integer.SIZE;
    }

    @Override
    public boolean v4(long address) {
        high = 0;
        low = MAPPED | address;
        return true;
    }

    @Override
    public boolean v6(long upper, long lower) {
        high = upper;
        low = lower;
        return true;
    }
}
