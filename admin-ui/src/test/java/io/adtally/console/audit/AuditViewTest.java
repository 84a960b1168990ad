package io.adtally.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.audit.AuditEntry;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class AuditViewTest extends ConsoleViewTest {
    @Test
    @WithUserDetails("operator")
    void showsEntriesAndNoticesAChangedOne() {
        AuditView view = open(AuditView.class);
        test(view.text).setValue("account.create");
        AuditEntry entry = test(view.grid).getRow(0);
        assertThat(entry.action()).isEqualTo("account.create");
        test(view.verify).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("as they were written"));

        jdbc.sql("update audit_entry set actor = 'somebody' where sequence = ?")
                .param(entry.sequence())
                .update();
        test(view.verify).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text)
                .contains("Entry " + entry.sequence() + " is not as it was written"));
        jdbc.sql("update audit_entry set actor = ? where sequence = ?")
                .params(entry.actor(), entry.sequence())
                .update();
    }
}
