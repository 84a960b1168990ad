package io.adtally.platform.campaign;

import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.Slice;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Campaigns as CSV (RFC 4180) with a header: a row a campaign, with the price that is newest. Taken in row by row: a row
 * of a new id makes a campaign, one of a known id changes it. Thread-safe.
 */
@Service
public class CampaignSpreadsheet {
    private static final int MOST_ROWS = 50_000;
    private static final int ROWS_AT_ONCE = 500;

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

    /** What became of the rows. */
    public record Report(int created, int changed, List<RowError> errors) {
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

    /** Takes the rows in, each in a transaction of its own. */
    @PreAuthorize("hasAuthority('campaigns:write')")
    public Report read(String csv) {
        List<RowError> errors = new ArrayList<>();
        int created = 0;
        int changed = 0;
        try (CSVParser parser =
                format().builder().setSkipHeaderRecord(true).get().parse(new StringReader(csv))) {
            for (CSVRecord row : parser) {
                requireRoom(row.getRecordNumber());
                try {
                    if (take(row)) {
                        created++;
                    } else {
                        changed++;
                    }
                } catch (RefusedException refused) {
                    errors.add(new RowError(row.getRecordNumber(), refused.field(), refused.getMessage() + ""));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException malformed) {
            throw RefusedException.badValue("csv", "This is no CSV: " + malformed.getMessage());
        }
        return new Report(created, changed, errors);
    }

    /** Whether the row made a new campaign. */
    private boolean take(CSVRecord row) {
        CampaignRow wanted = CampaignRow.read(row);
        CampaignData known = existing(wanted.id());
        if (known == null) {
            campaigns.create(wanted.create());
            return true;
        }
        campaigns.change(wanted.change(known));
        return false;
    }

    private @org.jspecify.annotations.Nullable CampaignData existing(String id) {
        try {
            return campaigns.find(id);
        } catch (RefusedException none) {
            if (none.kind() == RefusedException.Kind.NOT_FOUND) {
                return null;
            }
            throw none;
        }
    }

    private static void requireRoom(long row) {
        if (row > MOST_ROWS) {
            throw RefusedException.badValue("csv", "At most " + MOST_ROWS + " rows at once; the rest was not read");
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
