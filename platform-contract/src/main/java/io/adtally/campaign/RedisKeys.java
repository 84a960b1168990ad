package io.adtally.campaign;

/** Names of the Redis keys that the control plane writes and the data plane reads. */
public final class RedisKeys {
    /** Set of blocked addresses: IPv4 or IPv6, single or CIDR, as text. */
    public static final String IP_BLOCKLIST = "adtally:blocklist:ip";

    /** Version of {@link #IP_BLOCKLIST}; readers reload the set when it changes. */
    public static final String IP_BLOCKLIST_VERSION = "adtally:blocklist:ip:version";

    private RedisKeys() {}

    /** String key holding a {@link CampaignMetadata} as Avro JSON. */
    public static String campaign(String campaignId) {
        return "adtally:campaign:" + campaignId;
    }
}
