package io.adtally.reporting.export;

import io.adtally.reporting.books.Books;
import io.adtally.reporting.books.BooksUnavailableException;
import io.adtally.reporting.query.RefusedException;
import io.adtally.reporting.query.ReportQuery;
import io.adtally.reporting.query.TimeRange;
import io.adtally.reporting.report.Performance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Works on jobs, file by file; goes on with those that another instance left. Should two work on the same job, both write the
 * same files. Thread-safe.
 */
@Component
class JobRunner implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int MOST_ATTEMPTS = 5;

    private final JobStore store;
    private final JobQuestions questions;
    private final Performance performance;
    private final Books books;
    private final ExportSettings settings;
    private final Clock clock;
    private final Set<String> mine = ConcurrentHashMap.newKeySet();
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    JobRunner(
            JobStore store,
            JobQuestions questions,
            Performance performance,
            Books books,
            ExportSettings settings,
            Clock clock) {
        this.store = store;
        this.questions = questions;
        this.performance = performance;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
        this.free = new Semaphore(settings.jobsAtOnce());
    }

    /** Begins the job now if there is room; otherwise it waits for whoever finds it. */
    void offer(String id) {
        if (!free.tryAcquire()) {
            return;
        }
        if (!mine.add(id)) {
            free.release();
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    run(id);
                } finally {
                    mine.remove(id);
                    free.release();
                }
            });
        } catch (RejectedExecutionException stopping) {
            mine.remove(id);
            free.release();
        }
    }

    /** Shows that this instance's jobs are alive and takes over those that show nothing. */
    @Scheduled(fixedDelayString = "${adtally.reporting.exports.look-interval}")
    void lookForWork() {
        if (settings.jobsAtOnce() == 0) {
            return;
        }
        try {
            mine.forEach(store::touch);
            store.open().forEach((id, lastSeen) -> {
                if (lastSeen.plus(settings.abandonedAfter()).isBefore(clock.instant())) {
                    offer(id);
                }
            });
        } catch (SdkException e) {
            LOG.warn("The object store of exports does not answer", e);
        }
    }

    private void run(String id) {
        try {
            store.touch(id);
            ReportJob job = store.find(id).orElse(null);
            if (job != null && !job.isOver()) {
                finish(job.begun());
            }
            store.close(id);
        } catch (IOException | SdkException | BooksUnavailableException e) {
            LOG.warn("Job {} broke off; it is begun again where it was", id, e);
        }
    }

    private void finish(ReportJob begun) throws IOException {
        ReportJob job = begun;
        try {
            if (job.attempts() > MOST_ATTEMPTS) {
                throw RefusedException.tooLarge("It broke off " + MOST_ATTEMPTS + " times");
            }
            store.put(job);
            ReportQuery query = questions.question(job);
            List<TimeRange> slices = Slices.of(query.range(), query.granularity());
            while (!job.isOver()) {
                int part = job.files().size();
                job = job.withFile(write(job, query.within(slices.get(part)), part));
                store.put(job);
            }
        } catch (RefusedException e) {
            store.put(job.failed(String.valueOf(e.getMessage())));
        }
    }

    private ReportJob.File write(ReportJob job, ReportQuery query, int part) throws IOException {
        String name = "part-%05d.%s".formatted(part, job.format().extension());
        Performance.Times times = job.format().isText() ? Performance.Times.TEXT : Performance.Times.TYPED;
        Path file = Files.createTempFile("adtally-export-", "." + job.format().extension());
        try (InputStream in =
                books.stream(performance.select(query, job.scope(), times), job.format(), settings.queryTimeout())) {
            long bytes = Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            store.write(job.id(), name, file);
            return new ReportJob.File(name, bytes);
        } finally {
            Files.delete(file);
        }
    }

    /** What is under way ends here; whoever comes next goes on with it. */
    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
