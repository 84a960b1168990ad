package io.adtally.console.campaigns;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.adtally.console.widget.Messages;
import io.adtally.platform.campaign.CampaignSpreadsheet;
import io.adtally.platform.problem.RefusedException;
import java.nio.charset.StandardCharsets;

/** Takes a CSV file and shows what became of each row. */
class ImportDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST_BYTES = 20_000_000;

    private final Div outcome = new Div();
    private final transient CampaignSpreadsheet spreadsheet;
    private final transient Runnable imported;

    ImportDialog(CampaignSpreadsheet spreadsheet, Runnable imported) {
        this.spreadsheet = spreadsheet;
        this.imported = imported;
        setHeaderTitle("Import campaigns");
        setWidth("44rem");
        Upload upload = new Upload(
                UploadHandler.inMemory((metadata, bytes) -> take(new String(bytes, StandardCharsets.UTF_8))));
        upload.setAcceptedFileTypes(".csv", "text/csv");
        upload.setMaxFileSize(LARGEST_BYTES);
        upload.setMaxFiles(1);
        add(
                new Paragraph(
                        "Columns as in the export. A row of a new id makes a campaign, one of a known id changes it; rows"
                                + " with errors are left out and listed here."),
                upload,
                outcome);
        getFooter().add(new Button("Close", event -> close()));
    }

    private void take(String csv) {
        try {
            show(spreadsheet.read(csv));
            imported.run();
        } catch (RefusedException refused) {
            Messages.failure(String.valueOf(refused.getMessage()));
        }
    }

    void show(CampaignSpreadsheet.Report report) {
        outcome.removeAll();
        outcome.add(new Paragraph(report.created() + " made, " + report.changed() + " changed, "
                + report.errors().size() + " left out"));
        if (!report.errors().isEmpty()) {
            Grid<CampaignSpreadsheet.RowError> errors = new Grid<>();
            errors.addColumn(CampaignSpreadsheet.RowError::row)
                    .setHeader("Row")
                    .setWidth("80px")
                    .setFlexGrow(0);
            errors.addColumn(CampaignSpreadsheet.RowError::field)
                    .setHeader("Column")
                    .setWidth("140px")
                    .setFlexGrow(0);
            errors.addColumn(CampaignSpreadsheet.RowError::message).setHeader("Why");
            errors.setItems(report.errors());
            errors.setHeight("16rem");
            outcome.add(errors);
        }
    }
}
