package io.adtally.collector.receive;

import io.adtally.collector.admit.IpAddresses;
import java.net.InetAddress;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is. A proxy we trust says from whom it had the request; so of a chain the right-most address that is
 * not such a proxy is the last one somebody trustworthy saw.
 */
final class ClientAddress {
    private final List<AddressRange> trusted;

    /** @param trustedProxies valid ranges */
    ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream()
                .map(range -> Objects.requireNonNull(AddressRange.parse(range), range))
                .toList();
    }

    /** Whether the peer is a proxy whose word counts. */
    boolean isTrusted(String peer) {
        InetAddress address = IpAddresses.parse(peer);
        return address != null && isTrusted(address);
    }

    /**
     * The client of a request from a trusted proxy, textual.
     *
     * @param peer the connection's address
     * @param forwardedFor the values of X-Forwarded-For in the order of the request; anything odd ends the chain there
     */
    String behind(String peer, Enumeration<String> forwardedFor) {
        String client = peer;
        String[] chain = chain(forwardedFor).split(",", -1);
        for (int i = chain.length - 1; i >= 0; i--) {
            InetAddress address = IpAddresses.parse(withoutPort(chain[i].strip()));
            if (address == null) {
                return client;
            }
            client = address.getHostAddress();
            if (!isTrusted(address)) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        for (int i = 0; i < trusted.size(); i++) {
            if (trusted.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static String chain(@Nullable Enumeration<String> values) {
        if (values == null || !values.hasMoreElements()) {
            return "";
        }
        String first = values.nextElement();
        if (!values.hasMoreElements()) {
            return first;
        }
        StringBuilder all = new StringBuilder(first);
        while (values.hasMoreElements()) {
            all.append(',').append(values.nextElement());
        }
        return all.toString();
    }

    private static String withoutPort(String entry) {
        if (entry.startsWith("[")) {
            int end = entry.indexOf(']');
            return end < 0 ? entry : entry.substring(1, end);
        }
        int colon = entry.indexOf(':');
        return colon >= 0 && colon == entry.lastIndexOf(':') ? entry.substring(0, colon) : entry;
    }
}
