package io.adtally.console.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.tabs.TabSheet;
import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.blocklist.ListEdit;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.blocklist.Lists;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class ListsViewTest extends ConsoleViewTest {
    @Autowired
    private Lists lists;

    @Test
    @WithUserDetails("fraud-analyst")
    void addsAnEntryAndTellsOfIt() {
        ListsView view = open(ListsView.class);
        ListPanel panel = Objects.requireNonNull(view.panels.get(ListKind.IP));
        test(panel.add).click();
        EntryDialog dialog = find(EntryDialog.class).single();
        test(dialog.text).setValue("203.0.113.5/24");
        test(dialog.reason).setValue("click farm");
        test(dialog.save).click();
        assertThat(dialog.text.isInvalid()).isTrue();
        assertThat(dialog.text.getErrorMessage()).contains("bits beyond its prefix");

        test(dialog.text).setValue("203.0.113.0/24");
        test(dialog.save).click();
        assertThat(test(panel.grid).getRow(0).entry()).isEqualTo("203.0.113.0/24");
        test(panel.test.subject).setValue("203.0.113.77");
        test(panel.test.ask).click();
        eventually(() -> assertThat(panel.test.answer.getElement().getTextRecursively())
                .contains(
                        "Listed", "203.0.113.0/24", "by fraud-analyst: click farm", "ClickHouse cannot be asked now"));
        test(panel.test.subject).setValue("not an address");
        test(panel.test.ask).click();
        eventually(() -> assertThat(panel.test.subject.isInvalid()).isTrue());
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void anEntryWhoseEndIsHalfTypedIsNotTakenForOneWithoutEnd() {
        ListsView view = open(ListsView.class);
        ListPanel panel = Objects.requireNonNull(view.panels.get(ListKind.IP));
        test(panel.add).click();
        EntryDialog dialog = find(EntryDialog.class).single();
        test(dialog.text).setValue("198.51.100.1");
        test(dialog.reason).setValue("for a while");
        DatePicker day = dialog.expires
                .getChildren()
                .filter(DatePicker.class::isInstance)
                .map(DatePicker.class::cast)
                .findFirst()
                .orElseThrow();
        day.setValue(LocalDate.of(2100, 1, 1));
        test(dialog.save).click();
        assertThat(dialog.isOpened()).isTrue();
        assertThat(dialog.expires.isInvalid()).isTrue();
        assertThat(dialog.expires.getErrorMessage()).contains("a day and a time");
        dialog.expires.setValue(LocalDateTime.of(2100, 1, 1, 12, 0));
        test(dialog.save).click();
        assertThat(dialog.isOpened()).isFalse();
        assertThat(test(panel.grid).getRow(0).expiresAt()).isEqualTo(Instant.parse("2100-01-01T12:00:00Z"));
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void takesAFileOnceItIsSaidWhereItComesFromAndShowsWhatWasLeftOut() {
        ListsView view = open(ListsView.class);
        ListPanel panel = Objects.requireNonNull(view.panels.get(ListKind.IP));
        click("Import file");
        ListImportDialog dialog = find(ListImportDialog.class).single();
        assertThat(dialog.upload.isEnabled()).isFalse();
        test(dialog.note).setValue("from a partner");
        assertThat(dialog.upload.isEnabled()).isTrue();
        dialog.take(UI.getCurrent(), "partner.txt", bytes("203.0.113.9\nno address\n"));
        eventually(() -> {
            panel.version.refresh();
            assertThat(texts(panel.version)).contains("partner.txt", "from a partner", "Ready");
        });
        assertThat(find(Details.class).all())
                .anySatisfy(details -> assertThat(texts(details)).contains("What was left out", "no address"));
        Component row = panel.version.rows.getComponentAt(0);
        panel.version.refresh();
        assertThat(panel.version.rows.getComponentAt(0))
                .as("unchanged, thus not made anew")
                .isSameAs(row);

        click("Put in force");
        eventually(() -> assertThat(texts(panel.version.rows)).contains("In force"));
        assertThat(panel.version.rows.getComponentAt(0)).isNotSameAs(row);
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void eachOfTwoFilesPutInForceTellsSo() {
        ListsView view = open(ListsView.class);
        ListPanel panel = Objects.requireNonNull(view.panels.get(ListKind.IP));
        for (String name : List.of("one.txt", "two.txt")) {
            click("Import file");
            ListImportDialog dialog = find(ListImportDialog.class).single();
            test(dialog.note).setValue("from a partner");
            dialog.take(UI.getCurrent(), name, bytes("203.0.113.19\n"));
            eventually(() ->
                    assertThat(texts(panel.version.rows.getComponentAt(0))).contains(name, "Ready"));
        }
        putInForce(panel.version.rows.getComponentAt(0));
        putInForce(panel.version.rows.getComponentAt(1));
        eventually(() -> assertThat(messages())
                .anySatisfy(text -> assertThat(text).contains("one.txt is being sent"))
                .anySatisfy(text -> assertThat(text).contains("two.txt is being sent")));
    }

    private static void putInForce(Component row) {
        row.getChildren()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .click();
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void onlyTheListThatIsLookedAtIsKeptUpToDate() {
        ListsView view = open(ListsView.class);
        VersionPanel addresses = Objects.requireNonNull(view.panels.get(ListKind.IP)).version;
        VersionPanel agents = Objects.requireNonNull(view.panels.get(ListKind.USER_AGENT)).version;
        lists.add(ListKind.USER_AGENT, "unlooked-at-bot", ListEdit.Effect.BLOCK, "made up", null);
        lists.add(ListKind.IP, "203.0.113.201", ListEdit.Effect.BLOCK, "made up", null);
        long version = lists.current(ListKind.IP).orElseThrow().version();
        eventually(() -> assertThat(texts(addresses)).contains("Version" + version));
        assertThat(texts(agents)).doesNotContain("Version");
        find(TabSheet.class).single().setSelectedIndex(1);
        assertThat(texts(agents)).contains("Version");
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void leavesNoFileBehindWhenAnUploadBreaksOff() throws Exception {
        open(ListsView.class);
        click("Import file");
        ListImportDialog dialog = find(ListImportDialog.class).single();
        test(dialog.note).setValue("from a partner");
        InputStream broken = new SequenceInputStream(bytes("198.51.100.77 of this test\n"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the browser is gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        });
        dialog.take(UI.getCurrent(), "partner.txt", broken);
        eventually(
                () -> assertThat(messages()).anySatisfy(text -> assertThat(text).contains("Something went wrong")));
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("adtally-list-"))
                            .filter(ListsViewTest::isOfThisTest))
                    .isEmpty();
        }
    }

    private static boolean isOfThisTest(Path file) {
        try {
            return Files.size(file) < 100 && Files.readString(file).contains("198.51.100.77 of this test");
        } catch (IOException gone) {
            return false; // another test's
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String texts(Component component) {
        return component.getElement().getTextRecursively();
    }

    @Test
    @WithUserDetails("operator")
    void anOperatorOnlyLooks() {
        navigate(ListsView.class);
        assertThat(shows("Add entry")).isFalse();
        assertThat(shows("Import file")).isFalse();
    }

    @Test
    @WithUserDetails("campaign-manager")
    void aCampaignManagerMayNotOpenIt() {
        assertThatThrownBy(() -> navigate(ListsView.class)).isInstanceOf(RuntimeException.class);
    }
}
