package io.adtally.console.campaigns;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.server.streams.UploadHandler;
import io.adtally.console.widget.Access;
import io.adtally.console.widget.Background;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Failures;
import io.adtally.console.widget.Messages;
import io.adtally.platform.campaign.CampaignSpreadsheet;
import java.nio.charset.StandardCharsets;

/** Takes a CSV file and shows what became of each row. */
class ImportDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST_BYTES = 20_000_000;

    final Div outcome = new Div();
    final Upload upload;

    private final Background background = new Background();
    private final transient CampaignSpreadsheet spreadsheet;
    private final SerializableRunnable imported;

    ImportDialog(CampaignSpreadsheet spreadsheet, SerializableRunnable imported) {
        this.spreadsheet = spreadsheet;
        this.imported = imported;
        setHeaderTitle("Import campaigns");
        setWidth("44rem");
        upload = new Upload(
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

    void take(String csv) {
        UI ui = UI.getCurrent();
        ProgressBar progress = new ProgressBar();
        progress.getElement().setAttribute("aria-label", "How much of the file is read");
        upload.setEnabled(false);
        outcome.removeAll();
        outcome.add(progress, new Span("The rows are taken in, also if you close this."));
        background.run(() -> spreadsheet.read(csv, part -> show(ui, progress, part)), this::show, failure -> {
            takeAnother();
            outcome.removeAll();
            Messages.failure(Failures.words(failure));
            imported.run();
        });
    }

    private void takeAnother() {
        upload.setEnabled(true);
        upload.clearFileList();
    }

    private static void show(UI ui, ProgressBar progress, double part) {
        Access.unlessGone(ui, () -> progress.setValue(Math.clamp(part, 0, 1)));
    }

    private void show(CampaignSpreadsheet.Report report) {
        takeAnother();
        imported.run();
        String counts = report.created() + " made, " + report.changed() + " changed, "
                + report.errors().size() + " left out";
        if (!isOpened()) {
            Messages.success("Import: " + counts);
        }
        outcome.removeAll();
        outcome.add(new Paragraph(counts));
        if (report.stopped() != null) {
            outcome.add(Badges.of("Stopped", Badges.Tone.BAD), new Paragraph(report.stopped()));
        }
        if (!report.errors().isEmpty()) {
            Grid<CampaignSpreadsheet.RowError> errors = new Grid<>();
            errors.setAriaLabel("Rows that were left out");
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
