package io.adtally.fraud.feature;

import io.adtally.fraud.place.IpAddress;
import org.jspecify.annotations.Nullable;

/** Names for the parts of the internet that addresses lie in, the same for every spelling of an address. */
public final class Network {
    private static final int HEX = 16;

    private Network() {}

    /**
     * What one subscriber usually has, and can change within at will: an IPv4 address, the upper 64 bits of an IPv6 one
     * (RFC 6177). Null for an absent address and for text that is none.
     */
    public static @Nullable String subscriber(@Nullable String ip) {
        return prefix(ip, 32, 64);
    }

    /** The addresses around: the upper 24 bits of an IPv4 address, 48 of an IPv6 one; null as above. */
    public static @Nullable String neighbourhood(@Nullable String ip) {
        return prefix(ip, 24, 48);
    }

    private static @Nullable String prefix(@Nullable String ip, int v4Bits, int v6Bits) {
        Prefix prefix = new Prefix(v4Bits, v6Bits);
        return ip != null && IpAddress.visit(ip, prefix) ? prefix.name : null;
    }

    private static final class Prefix implements IpAddress.Visitor {
        private final int v4Bits;
        private final int v6Bits;
        private String name = "";

        Prefix(int v4Bits, int v6Bits) {
            this.v4Bits = v4Bits;
            this.v6Bits = v6Bits;
        }

        @Override
        public boolean v4(long address) {
            name = "v4:" + Long.toString(address >>> (Integer.SIZE - v4Bits), HEX);
            return true;
        }

        @Override
        public boolean v6(long high, long low) {
            name = "v6:" + Long.toHexString(high >>> (Long.SIZE - v6Bits));
            return true;
        }
    }
}
