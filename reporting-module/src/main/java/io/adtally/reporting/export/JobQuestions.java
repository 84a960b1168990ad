package io.adtally.reporting.export;

import io.adtally.reporting.query.ReportQuery;
import java.util.List;
import java.util.Map;

/** Turns what was asked of an export into a question. */
public interface JobQuestions {
    /** The question; refuses parameters that are not allowed, each by its name. */
    ReportQuery question(Map<String, List<String>> parameters);

    /** The question of a job that was taken in. */
    default ReportQuery question(ReportJob job) {
        return question(job.parameters());
    }
}
