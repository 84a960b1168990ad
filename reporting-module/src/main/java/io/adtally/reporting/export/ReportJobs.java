package io.adtally.reporting.export;

import io.adtally.event.Ulid;
import io.adtally.reporting.books.Format;
import io.adtally.reporting.query.RefusedException;
import io.adtally.reporting.query.ReportQuery;
import io.adtally.reporting.query.Scope;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Takes exports in and tells how far they are. Thread-safe. */
@Service
public class ReportJobs {
    private final JobStore store;
    private final JobRunner runner;
    private final JobQuestions questions;
    private final ExportSettings settings;
    private final Clock clock;

    ReportJobs(JobStore store, JobRunner runner, JobQuestions questions, ExportSettings settings, Clock clock) {
        this.store = store;
        this.runner = runner;
        this.questions = questions;
        this.settings = settings;
        this.clock = clock;
    }

    /** A file that can be fetched until a moment. */
    public record Download(String name, long bytes, URI url, Instant expiresAt) {}

    /** Takes a job in, which is durable when this returns; refuses what cannot be answered. */
    public ReportJob take(Map<String, List<String>> parameters, Format format, Scope scope) {
        ReportQuery query = questions.question(parameters);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ReportJob job = new ReportJob(
                Ulid.next(now.toEpochMilli()),
                scope.advertiserId(),
                parameters,
                format,
                now,
                ReportJob.State.QUEUED,
                Slices.of(query.range(), query.granularity()).size(),
                List.of(),
                0,
                null);
        store.put(job);
        store.touch(job.id());
        runner.offer(job.id());
        return job;
    }

    /** The job; refuses an id that the caller cannot know of. */
    public ReportJob job(String id, Scope scope) {
        if (!Ulid.isValid(id)) {
            throw RefusedException.badValue(
                    "id", "id is a ULID of 26 characters; found \"" + RefusedException.shortened(id) + "\"");
        }
        return store.find(id)
                .filter(job -> job.isVisibleTo(scope))
                .orElseThrow(() -> RefusedException.notFound("There is no job " + id));
    }

    /** Where the job's files can be fetched from. */
    public List<Download> downloads(ReportJob job) {
        Instant expiresAt = clock.instant().plus(settings.urlValid()).truncatedTo(ChronoUnit.SECONDS);
        return job.files().stream()
                .map(file -> new Download(file.name(), file.bytes(), store.url(job.id(), file.name()), expiresAt))
                .toList();
    }
}
