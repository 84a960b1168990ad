package io.adtally.platform.campaign;

import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.Slice;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Campaigns as CSV (RFC 4180) with a header: a row a campaign, with the price that is newest. Taken in row by row: a row
 * of a new id makes a campaign, one of a known id changes it. Thread-safe.
 */
@Service
public class CampaignSpreadsheet {
    private static final Logger LOG = LoggerFactory.getLogger(CampaignSpreadsheet.class);
    private static final int MOST_ROWS = 50_000;
    private static final int ROWS_AT_ONCE = 500;
    private static final int ROWS_A_STEP = 50;

    private final Campaigns campaigns;

    CampaignSpreadsheet(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * A row that was left out.
     *
     * @param row from 1, the header not counted
     * @param field the column, or empty
     */
    public record RowError(long row, String field, String message) {}

    /**
     * What became of the rows.
     *
     * @param stopped why the rows after those were not read; null if all were
     */
    public record Report(
            int created,
            int changed,
            List<RowError> errors,
            @Nullable String stopped) {
        public Report {
            errors = List.copyOf(errors);
        }
    }

    /** All campaigns the asker may see. */
    @PreAuthorize("hasAuthority('campaigns:read')")
    public String write() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, format())) {
            String after = "";
            while (after != null) {
                Slice<CampaignData> slice = campaigns.page(CampaignFilter.ALL, after, ROWS_AT_ONCE);
                for (CampaignData campaign : slice.items()) {
                    printer.printRecord(CampaignRow.of(campaign));
                }
                after = slice.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not into a text
        }
        return text.toString();
    }

    /** Takes the rows in, each in a transaction of its own; what was taken in stays, whatever comes behind it. */
    @PreAuthorize("hasAuthority('campaigns:write')")
    public Report read(String csv) {
        return read(csv, part -> {});
    }

    /** The same; progress hears now and then which part of the text has been read, 0 to 1. */
    @PreAuthorize("hasAuthority('campaigns:write')")
    public Report read(String csv, DoubleConsumer progress) {
        Taken taken = new Taken();
        try (CSVParser parser =
                format().builder().setSkipHeaderRecord(true).get().parse(new StringReader(csv))) {
            Iterator<CSVRecord> rows = parser.iterator();
            while (rows.hasNext()) {
                CSVRecord row = rows.next();
                if (row.getRecordNumber() > MOST_ROWS) {
                    return taken.stopped("At most " + MOST_ROWS + " rows at once; the rest was not read");
                }
                if (!taken.take(row)) {
                    return taken.report("Row " + row.getRecordNumber()
                            + " could not be saved and those behind it were not read: try again from there."
                            + " The log says why");
                }
                if (row.getRecordNumber() % ROWS_A_STEP == 0) {
                    progress.accept((double) row.getCharacterPosition() / csv.length());
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException malformed) {
            return taken.stopped("This is no CSV: " + malformed.getMessage());
        }
        return taken.report(null);
    }

    /** Counts what became of rows. */
    private final class Taken {
        private final List<RowError> errors = new ArrayList<>();
        private int created;
        private int changed;

        /** Takes a row in or notes why not; false if none behind it will fare better. */
        boolean take(CSVRecord row) {
            try {
                if (save(row)) {
                    created++;
                } else {
                    changed++;
                }
            } catch (RefusedException refused) {
                leaveOut(row, refused.field(), String.valueOf(refused.getMessage()));
            } catch (ObjectOptimisticLockingFailureException raced) {
                leaveOut(row, "", "Somebody else changed this campaign at the same moment");
            } catch (DataIntegrityViolationException conflict) {
                LOG.warn("Row {} was refused by the database", row.getRecordNumber(), conflict);
                leaveOut(row, "", "The database refused this: it contradicts what somebody else made, or is too long");
            } catch (RuntimeException failure) {
                LOG.error("An import stopped at row {}", row.getRecordNumber(), failure);
                return false;
            }
            return true;
        }

        private void leaveOut(CSVRecord row, String field, String why) {
            errors.add(new RowError(row.getRecordNumber(), field, why));
        }

        /** A report where anything was done; else a refusal of the whole. */
        Report stopped(String why) {
            if (created + changed + errors.size() == 0) {
                throw RefusedException.badValue("csv", why);
            }
            return report(why);
        }

        Report report(@Nullable String stopped) {
            return new Report(created, changed, errors, stopped);
        }
    }

    /** Whether the row made a new campaign. */
    private boolean save(CSVRecord row) {
        CampaignRow wanted = CampaignRow.read(row);
        CampaignData known = existing(wanted.id());
        if (known == null) {
            campaigns.create(wanted.create());
            return true;
        }
        campaigns.change(wanted.change(known));
        return false;
    }

    private @Nullable CampaignData existing(String id) {
        try {
            return campaigns.find(id);
        } catch (RefusedException none) {
            if (none.kind() == RefusedException.Kind.NOT_FOUND) {
                return null;
            }
            throw none;
        }
    }

    private static CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setHeader(CampaignRow.HEADER)
                .setNullString("")
                .get();
    }
}
