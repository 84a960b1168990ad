package io.adtally.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.platform.MigratedDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditLogTest {
    private final MigratedDatabase database = new MigratedDatabase();

    @Test
    void whatIsAppendedWhileTheChainIsFollowedIsNotMissing() {
        for (String read : new String[] {"audit_head", "audit_entry"}) {
            log("2026-06-01T12:00:00Z", database.jdbc()).record("before", "s", "");
            AuditLog followed = log("2026-06-01T12:00:01Z", appendingOnceBefore(read));
            assertThat(followed.verify())
                    .extracting(AuditLog.Verification::finding)
                    .isEqualTo("");
        }
    }

    @Test
    void tellsEntriesThatAreMissingAtTheEnd() {
        AuditLog log = log("2026-06-01T12:00:00Z", database.jdbc());
        log.record("one", "s", "");
        log.record("two", "s", "");
        assertThat(log.verify().intact()).isTrue();
        database.jdbc().sql("delete from audit_entry where sequence = 2").update();
        assertThat(log.verify().finding()).isEqualTo("Entries 2 to 2 are missing");
    }

    /** 00:30 and 01:30 UTC are both half past two in Berlin. */
    @Test
    void theHourThatComesTwiceInAutumnIsTwoHours() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            AuditLog log = log("2026-10-25T00:30:00Z", database.jdbc());
            log.record("first", "s", "");
            log("2026-10-25T01:30:00Z", database.jdbc()).record("second", "s", "");
            assertThat(log.verify().finding()).isEmpty();
            assertThat(log.page("", Long.MAX_VALUE, 10).items())
                    .extracting(AuditEntry::at)
                    .containsExactly(Instant.parse("2026-10-25T01:30:00Z"), Instant.parse("2026-10-25T00:30:00Z"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void whatIsSearchedForStandsForItself() {
        AuditLog log = log("2026-06-01T12:00:00Z", database.jdbc());
        log.record("one", "a_b", "50% more");
        log.record("two", "axb", "50 or more");
        assertThat(log.page("A_B", Long.MAX_VALUE, 10).items())
                .extracting(AuditEntry::action)
                .containsExactly("one");
        assertThat(log.page("50%", Long.MAX_VALUE, 10).items())
                .extracting(AuditEntry::action)
                .containsExactly("one");
    }

    private static AuditLog log(String now, JdbcClient jdbc) {
        return new AuditLog(jdbc, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    /** Somebody else appends an entry just before a table is read for the first time. */
    private JdbcClient appendingOnceBefore(String table) {
        JdbcClient real = database.jdbc();
        boolean[] appended = {false};
        return (JdbcClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JdbcClient.class}, (proxy, method, arguments) -> {
                    if (!appended[0] && String.valueOf(arguments[0]).contains("from " + table)) {
                        appended[0] = true;
                        log("2026-06-01T12:00:01Z", real).record("meanwhile", "s", "");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
