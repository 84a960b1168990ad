ALTER TABLE adtally.ad_events{{local}}{{on_cluster}}
    -- desktop, mobile, tablet, tv, bot, other; empty where no user agent was sent.
    ADD COLUMN IF NOT EXISTS device LowCardinality(String) AFTER country,
    -- Windows, macOS, Android, iOS, Linux, ChromeOS, other; empty where no user agent was sent.
    ADD COLUMN IF NOT EXISTS os LowCardinality(String) AFTER device,
    -- Of a VIEWABLE event: viewable (half of the pixels for a second, MRC's standard for display), not_viewable, or
    -- undetermined where the client gave no time in view. Empty on other events and on those booked before there was this.
    ADD COLUMN IF NOT EXISTS viewability LowCardinality(String) AFTER value_currency;
