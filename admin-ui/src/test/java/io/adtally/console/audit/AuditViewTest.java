package io.adtally.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.account.AccountData;
import io.adtally.platform.account.Accounts;
import io.adtally.platform.account.Role;
import io.adtally.platform.audit.AuditEntry;
import io.adtally.platform.audit.AuditExport;
import io.adtally.platform.audit.AuditLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;
import org.springframework.transaction.support.TransactionTemplate;

class AuditViewTest extends ConsoleViewTest {
    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditLog log;

    @Autowired
    private AuditExport export;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    @WithUserDetails("operator")
    void showsEntriesAndNoticesAChangedOne() {
        AuditView view = open(AuditView.class);
        test(view.text).setValue("account.create");
        AuditEntry entry = test(view.grid).getRow(0);
        assertThat(entry.action()).isEqualTo("account.create");
        test(view.verify).click();
        eventually(
                () -> assertThat(messages()).anySatisfy(text -> assertThat(text).contains("as they were written")));

        jdbc.sql("update audit_entry set actor = 'somebody' where sequence = ?")
                .param(entry.sequence())
                .update();
        test(view.verify).click();
        eventually(() -> assertThat(messages()).anySatisfy(text -> assertThat(text)
                .contains("Entry " + entry.sequence() + " is not as it was written")));
        jdbc.sql("update audit_entry set actor = ? where sequence = ?")
                .params(entry.actor(), entry.sequence())
                .update();
    }

    @Test
    @WithUserDetails("admin")
    void aChangeIsATableOfWhatWasAndWhatIs() {
        AccountData made = accounts.create("audited", Role.OPERATOR, null).account();
        accounts.change("audited", made.version(), Role.LEAD, null, true);
        AuditView view = open(AuditView.class);
        test(view.text).setValue("audited");
        AuditEntry entry = test(view.grid).getRow(0);
        assertThat(AuditView.summary(entry)).isEqualTo("Changed: role");
        assertThat(AuditView.whole(entry).getElement().getTextRecursively())
                .contains("FieldBeforeAfter", "roleOPERATORLEAD");
    }

    @Test
    @WithUserDetails("lead")
    void amountsAreWrittenForPeople() {
        AuditEntry entry = new AuditEntry(
                1, Instant.EPOCH, "ann", "review.decide", "x", "RELEASE, 2 events, 4700000 micros EUR: ok", "", "");
        assertThat(AuditView.summary(entry)).isEqualTo("RELEASE, 2 events, 4.70 EUR: ok");
    }

    @Test
    @WithUserDetails("lead")
    void exportsWhatIsSearchedForAndNoFormulas() throws Exception {
        transactions.executeWithoutResult(status -> {
            log.record("test.export", "exported", "=HYPERLINK(\"http://example.com\")");
            log.record("test.export", "other", "");
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write("EXPORTED", out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("lead,test.export,exported,\"'=HYPERLINK");
        assertThat(open(AuditView.class)).isNotNull();
        assertThat(shows("Export CSV")).isTrue();
    }
}
