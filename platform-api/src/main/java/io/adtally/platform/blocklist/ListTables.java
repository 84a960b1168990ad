package io.adtally.platform.blocklist;

import io.adtally.platform.moment.Moments;
import io.adtally.platform.problem.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Edits and publications in the database. */
@Repository
class ListTables {
    private final JdbcClient jdbc;

    ListTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertEdit(ListEdit edit) {
        jdbc.sql("""
                        insert into list_edit (list, entry, effect, reason, expires_at, created_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .param(edit.list().name())
                .param(edit.entry())
                .param(edit.effect().name())
                .param(edit.reason())
                .param(Moments.ofNullable(edit.expiresAt()))
                .param(edit.createdBy())
                .param(Moments.of(edit.createdAt()))
                .update();
    }

    /** Whether there was one to end. */
    boolean endEdit(long id, Instant at) {
        return jdbc.sql("update list_edit set ended_at = ? where id = ? and ended_at is null")
                        .params(Moments.of(at), id)
                        .update()
                == 1;
    }

    Optional<ListEdit> edit(long id) {
        return jdbc.sql("select * from list_edit where id = ?")
                .param(id)
                .query(ListTables::readEdit)
                .optional();
    }

    /** Those in force, newest first. */
    List<ListEdit> edits(ListKind list, String text, long below, int limit) {
        return jdbc.sql("""
                        select * from list_edit where list = ? and ended_at is null and id < ? and lower(entry) like ?
                        order by id desc fetch first ? rows only""")
                .params(list.name(), below, SearchText.pattern(text), limit)
                .query(ListTables::readEdit)
                .list();
    }

    /** Those in force, in the order they were made. */
    List<ListEdit> activeEdits(ListKind list) {
        return jdbc.sql("select * from list_edit where list = ? and ended_at is null order by id")
                .param(list.name())
                .query(ListTables::readEdit)
                .list();
    }

    /** Ends what has expired; how many that were. */
    int endExpired(ListKind list, Instant now) {
        return jdbc.sql(
                        "update list_edit set ended_at = expires_at where list = ? and ended_at is null and expires_at <= ?")
                .params(list.name(), Moments.of(now))
                .update();
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Published(ListPublication publication, byte[] tail) {}

    void insertPublication(ListPublication publication, byte[] tail) {
        jdbc.sql("""
                        insert into list_publication
                          (list, version, import_id, entries, sha256, tail, created_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(publication.list().name())
                .param(publication.version())
                .param(publication.importId())
                .param(publication.entries())
                .param(publication.sha256())
                .param(tail)
                .param(publication.createdBy())
                .param(Moments.of(publication.createdAt()))
                .update();
    }

    List<ListPublication> publications(ListKind list, long below, int limit) {
        return jdbc.sql("""
                        select * from list_publication where list = ? and version < ?
                        order by version desc fetch first ? rows only""")
                .params(list.name(), below, limit)
                .query(ListTables::readPublication)
                .list();
    }

    Optional<Published> publication(ListKind list, long version) {
        return jdbc.sql("select * from list_publication where list = ? and version = ?")
                .params(list.name(), version)
                .query((row, number) -> new Published(readPublication(row, number), row.getBytes("tail")))
                .optional();
    }

    private static ListEdit readEdit(ResultSet row, int number) throws SQLException {
        return new ListEdit(
                row.getLong("id"),
                ListKind.valueOf(row.getString("list")),
                row.getString("entry"),
                ListEdit.Effect.valueOf(row.getString("effect")),
                row.getString("reason"),
                Moments.readNullable(row, "expires_at"),
                row.getString("created_by"),
                Moments.read(row, "created_at"));
    }

    private static ListPublication readPublication(ResultSet row, int number) throws SQLException {
        return new ListPublication(
                ListKind.valueOf(row.getString("list")),
                row.getLong("version"),
                row.getString("import_id"),
                row.getLong("entries"),
                row.getString("sha256"),
                row.getString("created_by"),
                Moments.read(row, "created_at"));
    }
}
