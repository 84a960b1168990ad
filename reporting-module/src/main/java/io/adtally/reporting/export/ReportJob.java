package io.adtally.reporting.export;

import io.adtally.reporting.books.Format;
import io.adtally.reporting.query.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An export as it lies in the object store.
 *
 * @param owner the only advertiser whose rows it holds and whose callers see it; null for all
 * @param parameters what was asked, valid when it was taken in
 * @param parts how many files it has when it is done
 * @param files those that are written, in the order of time
 * @param attempts how often it was begun
 * @param error why it failed
 */
public record ReportJob(
        String id,
        @Nullable String owner,
        Map<String, List<String>> parameters,
        Format format,
        Instant createdAt,
        State state,
        int parts,
        List<File> files,
        int attempts,
        @Nullable String error) {
    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    /** A written file. */
    public record File(String name, long bytes) {}

    public ReportJob {
        parameters = Map.copyOf(parameters);
        files = List.copyOf(files);
    }

    /** Whose rows it may hold. */
    Scope scope() {
        return new Scope(owner);
    }

    /** Whether callers of this scope may know of it. */
    boolean isVisibleTo(Scope caller) {
        return caller.advertiserId() == null || caller.advertiserId().equals(owner);
    }

    boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }

    ReportJob begun() {
        return with(State.RUNNING, files, attempts + 1, null);
    }

    ReportJob withFile(File file) {
        List<File> more = new ArrayList<>(files);
        more.add(file);
        return with(more.size() == parts ? State.DONE : State.RUNNING, more, attempts, null);
    }

    ReportJob failed(String reason) {
        return with(State.FAILED, files, attempts, reason);
    }

    private ReportJob with(State newState, List<File> newFiles, int newAttempts, @Nullable String newError) {
        return new ReportJob(
                id, owner, parameters, format, createdAt, newState, parts, newFiles, newAttempts, newError);
    }
}
