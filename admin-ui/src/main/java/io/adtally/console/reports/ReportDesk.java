package io.adtally.console.reports;

import io.adtally.platform.apikey.PassesUnavailableException;
import io.adtally.platform.apikey.ReportPasses;
import io.adtally.reporting.client.Report.Column;
import io.adtally.reporting.client.ReportingClient;
import io.adtally.reporting.client.ReportingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Asks the reporting API as whoever is signed in. One for each view, as it keeps that person's pass, which never leaves the
 * server. Thread-safe.
 */
@Component
@Scope("prototype")
class ReportDesk {
    /** A pass that ends within this is not shown any more: what is asked with it must be answered before. */
    private static final Duration LAST_USE = Duration.ofMinutes(2);

    private static final int UNAUTHENTICATED = 401;
    private static final int REFUSED = 400;

    private final ReportingClient client;
    private final ReportPasses passes;
    private final Clock clock;
    private ReportPasses.@Nullable Pass pass;
    private @Nullable String passOf;
    private List<Column> columns = List.of();

    ReportDesk(ReportingClient client, ReportPasses passes, Clock clock) {
        this.client = client;
        this.passes = passes;
        this.clock = clock;
    }

    /** What is asked of the API. */
    @FunctionalInterface
    interface Call<T> {
        T ask(ReportingClient api) throws IOException, InterruptedException;
    }

    /**
     * The API's answer about one advertiser, or about all that may be seen if none is named.
     *
     * @throws ReportingException if the API refuses the question
     * @throws ReportsAwayException if it cannot answer now
     */
    <T> T ask(@Nullable String advertiserId, Call<T> call) throws ReportsAwayException, ReportingException {
        try {
            try {
                return call.ask(client.as(pass(advertiserId, false)));
            } catch (ReportingException refused) {
                if (refused.status() != UNAUTHENTICATED) {
                    throw refused;
                }
                // The store of keys may have lost it.
                return call.ask(client.as(pass(advertiserId, true)));
            }
        } catch (PassesUnavailableException e) {
            throw new ReportsAwayException("The store of API keys does not answer.", e);
        } catch (ReportingException e) {
            if (e.status() == REFUSED) {
                throw e;
            }
            throw new ReportsAwayException(e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new ReportsAwayException("The reporting API does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReportsAwayException("Interrupted while the reporting API was asked.", e);
        }
    }

    /** What every column means, in the API's own words; asked once. */
    List<Column> columns(@Nullable String advertiserId) throws ReportsAwayException, ReportingException {
        synchronized (this) {
            if (!columns.isEmpty()) {
                return columns;
            }
        }
        List<Column> told = ask(advertiserId, ReportingClient::columns);
        synchronized (this) {
            columns = told;
        }
        return told;
    }

    private synchronized String pass(@Nullable String advertiserId, boolean anew) {
        ReportPasses.Pass held = pass;
        if (held == null
                || anew
                || !Objects.equals(passOf, advertiserId)
                || !clock.instant().isBefore(held.until().minus(LAST_USE))) {
            held = passes.make(advertiserId);
            pass = held;
            passOf = advertiserId;
        }
        return held.text();
    }
}
