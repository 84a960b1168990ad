package io.adtally.console.lists;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.adtally.console.widget.Messages;
import io.adtally.platform.blocklist.Imports;
import io.adtally.platform.blocklist.ListImport;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.problem.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Takes a file of entries of any length; it is read in the background. */
class ListImportDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    ListImportDialog(ListKind kind, Imports imports, Runnable begun) {
        setHeaderTitle("Import a file");
        setWidth("34rem");
        TextField note = new TextField("Where it comes from, and why");
        note.setWidthFull();
        Upload upload = new Upload(UploadHandler.toTempFile((metadata, file) -> {
            try (InputStream text = Files.newInputStream(file.toPath())) {
                ListImport made = imports.begin(kind, metadata.fileName(), note.getValue(), text);
                Messages.success(made.source() + " is being read");
                begun.run();
                close();
            } catch (RefusedException refused) {
                Messages.failure(String.valueOf(refused.getMessage()));
            } catch (IOException unreadable) {
                Messages.failure("The file could not be read: " + unreadable.getMessage());
            }
        }));
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
}
