package io.adtally.platform.quarantine;

import io.adtally.fraud.place.IpAddress;

/** The network an address belongs to, as text: the /24 of IPv4, the /48 of IPv6. */
final class Networks {
    private Networks() {}

    /** Empty for text that is no address. */
    static String of(String ip) {
        Writer writer = new Writer();
        return IpAddress.visit(ip, writer) ? writer.text : "";
    }

    private static final class Writer implements IpAddress.Visitor {
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
