package io.adtally.local.clickhouse.http;

import io.adtally.local.clickhouse.engine.EngineException;
import io.adtally.local.clickhouse.sql.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Finds a request's statement in its parameter and body. The data of an INSERT stays a stream of any length; all else is
 * held in memory, of one size per statement and by a few requests at once. Thread-safe.
 */
final class StatementReader {
    static final int MAX_STATEMENT_BYTES = 16 << 20;

    private static final int HEAD_BYTES = 64 << 10;
    private static final int LARGE_AT_ONCE = 8;

    private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

    /**
     * A statement and, if it takes data, where that comes from.
     *
     * @param permit given back when the statement is done with, null for a small one
     */
    record Asked(
            Statement statement, InputStream data, @Nullable Semaphore permit) implements AutoCloseable {
        @Override
        public void close() {
            if (permit != null) {
                permit.release();
            }
        }
    }

    /** Reads as much as the statement needs; as in ClickHouse, parameter and body are one text on two lines. */
    Asked read(byte[] parameter, InputStream body) throws EngineException, IOException, InterruptedException {
        if (parameter.length == 0) {
            return read(body);
        }
        Statement statement = Statement.parse(parameter);
        if (statement.takesData()) {
            return asked(parameter, statement, body, null);
        }
        byte[] line = Arrays.copyOf(parameter, parameter.length + 1);
        line[parameter.length] = '\n';
        return read(new SequenceInputStream(new ByteArrayInputStream(line), body));
    }

    private Asked read(InputStream in) throws EngineException, IOException, InterruptedException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        if (head.length < HEAD_BYTES) {
            return asked(head, Statement.parse(head), in, null);
        }
        Statement insert = insertAtStartOf(head);
        if (insert != null) {
            return asked(head, insert, in, null);
        }
        large.acquire();
        boolean done = false;
        try {
            byte[] text =
                    new SequenceInputStream(new ByteArrayInputStream(head), in).readNBytes(MAX_STATEMENT_BYTES + 1);
            if (text.length > MAX_STATEMENT_BYTES) {
                throw EngineException.of(
                        223,
                        "QUERY_IS_TOO_LARGE",
                        "The statement is longer than " + MAX_STATEMENT_BYTES
                                + " bytes; data of any length may follow INSERT INTO table FORMAT name");
            }
            Asked asked = asked(text, Statement.parse(text), in, large);
            done = true;
            return asked;
        } finally {
            if (!done) {
                large.release();
            }
        }
    }

    /** Null if the text, which is cut off, does not show for certain where data begins. */
    private static @Nullable Statement insertAtStartOf(byte[] text) {
        try {
            Statement statement = Statement.parse(text);
            return statement.takesData() && statement.dataStart() < text.length ? statement : null;
        } catch (EngineException e) {
            return null; // what is wrong may be the cut
        }
    }

    private static Asked asked(byte[] text, Statement statement, InputStream rest, @Nullable Semaphore permit) {
        if (!statement.takesData()) {
            return new Asked(statement, InputStream.nullInputStream(), permit);
        }
        int start = statement.dataStart();
        InputStream inText = new ByteArrayInputStream(text, start, text.length - start);
        return new Asked(statement, new SequenceInputStream(inText, rest), permit);
    }
}
