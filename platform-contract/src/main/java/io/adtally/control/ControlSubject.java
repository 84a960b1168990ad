package io.adtally.control;

/** Subjects of {@link ControlMessage}s, which are the keys of the topic {@code control}. */
public final class ControlSubject {
    /** Body {@link Thresholds}. */
    public static final String THRESHOLDS = "thresholds";

    /** Body {@link RulesPublished}. */
    public static final String RULES = "rules";

    /** Body {@link ModelPublished}: the model that decides. */
    public static final String CHAMPION = "model/champion";

    /** Body {@link ModelPublished}: the model that is scored beside it and decides nothing. */
    public static final String CHALLENGER = "model/challenger";

    /** Body {@link ListPublished}: blocked and, over them, allowed addresses. */
    public static final String IP_LIST = "list/ip";

    /** Body {@link ListPublished}: expressions found in user agents of crawlers, besides the bundled ones. */
    public static final String USER_AGENT_LIST = "list/user_agent";

    /** Body {@link ListPublished}: address ranges of data centres, besides those known by their operator. */
    public static final String DATA_CENTRE_LIST = "list/data_centre";

    /** Body {@link ListPublished}: numbers of autonomous systems whose operators run data centres, or do not. */
    public static final String OPERATOR_LIST = "list/asn";

    /** Body {@link ExperimentChanged}. */
    public static final String EXPERIMENT = "experiment";

    private static final String CAMPAIGN = "campaign/";
    private static final String LIST = "list/";

    private ControlSubject() {}

    /** Body {@link ListPublished} of that list: ip, user_agent, data_centre or asn. */
    public static String list(String list) {
        return LIST + list;
    }

    /** Body {@link CampaignChanged}. */
    public static String campaign(String campaignId) {
        return CAMPAIGN + campaignId;
    }

    /** Whether the subject is a campaign's. */
    public static boolean isCampaign(String subject) {
        return subject.startsWith(CAMPAIGN);
    }
}
