package io.adtally.console.lists;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.server.streams.UploadEvent;
import io.adtally.console.widget.Access;
import io.adtally.console.widget.Failures;
import io.adtally.console.widget.Messages;
import io.adtally.platform.blocklist.Imports;
import io.adtally.platform.blocklist.ListImport;
import io.adtally.platform.blocklist.ListKind;
import java.io.IOException;
import java.io.InputStream;

/** Takes a file of entries of any length, as it comes; it is read in the background. */
class ListImportDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    final TextField note = new TextField("Where it comes from, and why");
    final Upload upload = new Upload(this::take);

    private final ListKind kind;
    private final transient Imports imports;
    private final SerializableRunnable begun;
    private volatile String said = "";

    ListImportDialog(ListKind kind, Imports imports, SerializableRunnable begun) {
        this.kind = kind;
        this.imports = imports;
        this.begun = begun;
        setHeaderTitle("Import a file");
        setWidth("34rem");
        note.setWidthFull();
        note.setHelperText("Needed before a file is taken");
        note.setRequiredIndicatorVisible(true);
        note.setValueChangeMode(ValueChangeMode.EAGER);
        note.addValueChangeListener(event -> {
            said = event.getValue();
            upload.setEnabled(!said.isBlank());
        });
        upload.setEnabled(false);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(Integer.MAX_VALUE);
        VerticalLayout content = new VerticalLayout(
                new Paragraph(
                        "An entry a line; # begins a remark; a line that begins with ! is an exception. What is read is"
                                + " not in force until you say so."),
                note,
                upload);
        content.setPadding(false);
        add(content);
        getFooter().add(new Button("Close", event -> close()));
    }

    /** Runs without the session's lock, which an upload of minutes may not hold. */
    private void take(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try (InputStream text = event.getInputStream()) {
            take(ui, event.getFileName(), text);
        }
    }

    void take(UI ui, String source, InputStream text) {
        try {
            ListImport made = imports.begin(kind, source, said, text);
            Access.unlessGone(ui, () -> {
                Messages.success(made.source() + " is being read");
                begun.run();
                close();
            });
        } catch (RuntimeException failure) {
            String words = Failures.words(failure);
            Access.unlessGone(ui, () -> {
                Messages.failure(words);
                upload.clearFileList();
            });
        }
    }
}
