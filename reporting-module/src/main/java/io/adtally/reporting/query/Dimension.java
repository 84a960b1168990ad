package io.adtally.reporting.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What rows of a report are split by and limited to. Ids are those of the events, unchanged. */
public enum Dimension {
    ADVERTISER("advertiser_id", Words.ID, "The advertiser whose campaign it is; empty if the campaign is unknown."),
    CAMPAIGN("campaign_id", Words.ID, "The campaign."),
    AD("ad_id", Words.ID, "The ad."),
    CREATIVE("creative_id", Words.ID, "The creative; empty if the event named none."),
    PLACEMENT("placement_id", Words.ID, "The placement; empty if the event named none."),
    SITE("site_id", Words.ID, "The site or app; empty if the event named none."),
    COUNTRY("country", Pattern.compile("[A-Z]{2}"), "Country by address, ISO 3166-1 alpha-2; empty if unknown."),
    DEVICE(
            "device",
            Words.oneOf("desktop", "mobile", "tablet", "tv", "bot", "other"),
            "Kind of device by user agent: desktop, mobile, tablet, tv, bot, other; empty if there was no user agent."),
    OS(
            "os",
            Words.oneOf("Windows", "macOS", "Android", "iOS", "Linux", "ChromeOS", "other"),
            "Operating system by user agent: Windows, macOS, Android, iOS, Linux, ChromeOS, other; empty if there was"
                    + " no user agent."),
    SIGNAL_TYPE("signal_type", Words.oneOf("BROWSER", "MOBILE", "SERVER"), "Who sent it: BROWSER, MOBILE or SERVER."),
    EXPERIMENT(
            "experiment_arm", Words.ARM, "The user's arm of an experiment, as experiment/arm; empty outside of one.");

    private final String column;

    @SuppressWarnings("ImmutableEnumChecker") // Patterns never change.
    private final Pattern values;

    private final String meaning;

    Dimension(String column, Pattern values, String meaning) {
        this.column = column;
        this.values = values;
        this.meaning = meaning;
    }

    /** The name in requests and of the answer's column: signal_type. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in the store. */
    public String column() {
        return column;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether this can be a value; what cannot is refused before the store is asked. */
    public boolean canBe(String value) {
        return values.matcher(value).matches();
    }

    /** For people: how values look. */
    public String format() {
        return values.pattern().equals(Words.ID.pattern())
                ? Words.ID_RULE
                : values.pattern().replace("|", ", ");
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Dimension::parameter).toList();
    }

    /** The dimension of that name; a refusal of the parameter lists all. */
    public static Dimension of(String parameter, String name) {
        for (Dimension dimension : values()) {
            if (dimension.parameter().equals(name)) {
                return dimension;
            }
        }
        throw RefusedException.notAllowed(parameter, name, names());
    }

    /** Enum constants cannot refer to static fields of their own enum. */
    private static final class Words {
        static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@~-]{1,128}");
        static final Pattern ARM = Pattern.compile("[A-Za-z0-9._-]{1,64}/[A-Za-z0-9._-]{1,64}");
        static final String ID_RULE = "1 to 128 letters, digits and . _ : @ ~ -";

        private Words() {}

        static Pattern oneOf(String... words) {
            return Pattern.compile(String.join("|", words));
        }
    }
}
