package io.adtally.platform.blocklist;

import io.adtally.platform.moment.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Imports and their text, as numbered chunks compressed with GZIP that are never changed. One that runs ends once: whoever
 * comes second, be it the console that reads it or another that gave it up, is told.
 */
@Repository
class ImportTables {
    private final JdbcClient jdbc;

    ImportTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ListImport begun) {
        jdbc.sql("""
                        insert into list_import (id, list, source, note, status, bytes_total, created_by, created_at,
                                                 alive_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        begun.id(),
                        begun.list().name(),
                        begun.source(),
                        begun.note(),
                        begun.status().name(),
                        begun.bytesTotal(),
                        begun.createdBy(),
                        Moments.of(begun.createdAt()),
                        Moments.of(begun.createdAt()))
                .update();
    }

    void insertChunk(String importId, int number, byte[] compressed) {
        jdbc.sql("insert into list_import_chunk (import_id, number, data) values (?, ?, ?)")
                .params(importId, number, compressed)
                .update();
    }

    /** Whether it still runs. */
    boolean progress(String id, ImportCount count) {
        return jdbc.sql("""
                        update list_import set bytes_read = ?, accepted = ?, rejected = ?, examples = ?
                        where id = ? and status = 'RUNNING'""")
                        .params(count.bytes(), count.accepted(), count.rejected(), count.examples(), id)
                        .update()
                == 1;
    }

    /** Whether it still ran. */
    boolean done(String id, Instant at) {
        return jdbc.sql("""
                        update list_import set status = 'DONE', bytes_read = bytes_total, finished_at = ?
                        where id = ? and status = 'RUNNING'""").params(Moments.of(at), id).update() == 1;
    }

    void failed(String id, String error, Instant at) {
        int ended = jdbc.sql("""
                        update list_import set status = 'FAILED', error = ?, finished_at = ?
                        where id = ? and status = 'RUNNING'""").params(error, Moments.of(at), id).update();
        if (ended == 1) {
            dropChunks(id);
        }
    }

    void dropChunks(String id) {
        jdbc.sql("delete from list_import_chunk where import_id = ?").param(id).update();
    }

    void alive(String id, Instant now) {
        jdbc.sql("update list_import set alive_at = ? where id = ? and status = 'RUNNING'")
                .params(Moments.of(now), id)
                .update();
    }

    /** Those that run, but of which nothing was heard since then. */
    List<String> silentSince(Instant then) {
        return jdbc.sql("select id from list_import where status = 'RUNNING' and (alive_at is null or alive_at < ?)")
                .param(Moments.of(then))
                .query(String.class)
                .list();
    }

    Optional<ListImport> find(String id) {
        return jdbc.sql("select * from list_import where id = ?")
                .param(id)
                .query(ImportTables::read)
                .optional();
    }

    /** Newest first. */
    List<ListImport> newest(ListKind list, int limit) {
        return jdbc.sql("select * from list_import where list = ? order by id desc fetch first ? rows only")
                .params(list.name(), limit)
                .query(ImportTables::read)
                .list();
    }

    int chunks(String importId) {
        return jdbc.sql("select count(*) from list_import_chunk where import_id = ?")
                .param(importId)
                .query(Integer.class)
                .single();
    }

    byte[] chunk(String importId, int number) {
        return jdbc.sql("select data from list_import_chunk where import_id = ? and number = ?")
                .params(importId, number)
                .query((row, index) -> row.getBytes("data"))
                .single();
    }

    /** The hash of the import's text, if it is known by now. */
    Optional<String> sha256(String importId) {
        return jdbc.sql("select sha256 from list_import where id = ? and sha256 is not null")
                .param(importId)
                .query(String.class)
                .optional();
    }

    void keepSha256(String importId, String sha256) {
        jdbc.sql("update list_import set sha256 = ? where id = ?")
                .params(sha256, importId)
                .update();
    }

    private static ListImport read(ResultSet row, int number) throws SQLException {
        return new ListImport(
                row.getString("id"),
                ListKind.valueOf(row.getString("list")),
                row.getString("source"),
                row.getString("note"),
                ListImport.Status.valueOf(row.getString("status")),
                row.getLong("bytes_read"),
                row.getLong("bytes_total"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getString("examples"),
                row.getString("created_by"),
                Moments.read(row, "created_at"),
                Moments.readNullable(row, "finished_at"),
                row.getString("error"));
    }
}
