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

    /** The same as people write it: 203.0.113.0/24, 2001:db8:7::/48; null as above. */
    public static @Nullable String neighbourhoodCidr(@Nullable String ip) {
        Cidr cidr = new Cidr();
        return ip != null && IpAddress.visit(ip, cidr) ? cidr.text : null;
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

    private static final class Cidr implements IpAddress.Visitor {
        private String text = "";

        @Override
        public boolean v4(long address) {
            text = (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + ".0/24";
            return true;
        }

        @Override
        public boolean v6(long high, long low) {
            text = Long.toHexString(high >>> 48) + ":" + Long.toHexString(high >>> 32 & 0xffff) + ":"
                    + Long.toHexString(high >>> 16 & 0xffff) + "::/48";
            return true;
        }
    }
}
