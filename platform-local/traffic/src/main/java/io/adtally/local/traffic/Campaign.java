package io.adtally.local.traffic;

import java.util.List;

/** A campaign as the platform is told of it. */
record Campaign(String id, String advertiserId, String currency, List<Price> prices) {
    Campaign {
        prices = List.copyOf(prices);
    }

    /**
     * A price in force from a moment on.
     *
     * @param fromMillis epoch milliseconds of event time
     * @param model CPM, CPC or VCPM
     * @param micros per thousand impressions, per click or per thousand viewable impressions
     */
    record Price(long fromMillis, String model, long micros) {}

    /** What one item costs if it is billable, in micros. */
    long costMicros(Item item) {
        Price inForce = null;
        for (Price price : prices) {
            if (price.fromMillis() <= item.timeMillis()) {
                inForce = price;
            }
        }
        if (inForce == null) {
            return 0;
        }
        return switch (inForce.model()) {
            case "CPM" -> item.type() == Type.IMPRESSION ? inForce.micros() / 1000 : 0;
            case "VCPM" -> item.facts().viewability().equals("viewable") ? inForce.micros() / 1000 : 0;
            case "CPC" -> item.type() == Type.CLICK ? inForce.micros() : 0;
            default -> throw new IllegalStateException("pricing model " + inForce.model());
        };
    }

    /** The value of the campaign's Redis key. */
    String json() {
        StringBuilder json = new StringBuilder(200)
                .append("{\"campaign_id\":\"")
                .append(id)
                .append("\",\"advertiser_id\":\"")
                .append(advertiserId)
                .append("\",\"currency\":\"")
                .append(currency)
                .append("\",\"prices\":[");
        String separator = "";
        for (Price price : prices) {
            json.append(separator)
                    .append("{\"from\":")
                    .append(price.fromMillis())
                    .append(",\"pricing_model\":\"")
                    .append(price.model())
                    .append("\",\"price_micros\":")
                    .append(price.micros())
                    .append('}');
            separator = ",";
        }
        return json.append("]}").toString();
    }
}
