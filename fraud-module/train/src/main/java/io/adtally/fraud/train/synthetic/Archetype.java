package io.adtally.fraud.train.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who, or what, makes an event. */
public enum Archetype {
    /** People, also those who click much, travel, share an address, use a VPN or hit an ad by accident. */
    HUMAN(0.90),
    /** Rows of phones in one place, used by hired hands or scripts. */
    CLICK_FARM(0.018),
    /** Scripts on a few rented servers, by the clock. */
    DATA_CENTRE_BOT(0.02),
    /** Malware on people's phones that claims clicks they never made, on ads they were shown. */
    CLICK_INJECTION(0.012),
    /** Pages that show a pile of ads in one place at one moment. */
    AD_STACKING(0.018),
    /** Recorded sessions of people, sent again and again. */
    REPLAY(0.016),
    /** Scripts that leave through other people's connections, each time another one. */
    RESIDENTIAL_PROXY(0.016);

    private final double share;

    Archetype(double share) {
        this.share = share;
    }

    /** Its share of all events. */
    double share() {
        return share;
    }

    public boolean isFraud() {
        return this != HUMAN;
    }

    /** Its name in rows and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All but people. */
    public static List<Archetype> frauds() {
        return Arrays.stream(values()).filter(Archetype::isFraud).toList();
    }
}
