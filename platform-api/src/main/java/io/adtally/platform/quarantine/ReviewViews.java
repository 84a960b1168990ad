package io.adtally.platform.quarantine;

import io.adtally.platform.account.Asker;
import io.adtally.platform.problem.RefusedException;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The filters that people keep, each person their own. Thread-safe. */
@Service
@Transactional
public class ReviewViews {
    private static final int MOST = 50;

    private final JdbcClient jdbc;

    ReviewViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever asks has these, by name. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('review:read')")
    public List<ReviewView> mine() {
        return jdbc.sql("select * from review_view where account = ? order by name")
                .param(Asker.current().person())
                .query((row, number) -> new ReviewView(
                        row.getString("name"),
                        Dimension.valueOf(row.getString("dimension")),
                        row.getString("campaign_id").isEmpty() ? null : row.getString("campaign_id"),
                        row.getDouble("least_score")))
                .list();
    }

    /** Keeps it, in the place of one of the same name. */
    @PreAuthorize("hasAuthority('review:read')")
    public void keep(ReviewView view) {
        forget(view.name());
        if (mine().size() >= MOST) {
            throw RefusedException.wrongState("You keep " + MOST + " views, which is the most: delete one first");
        }
        jdbc.sql("insert into review_view (account, name, dimension, campaign_id, least_score) values (?, ?, ?, ?, ?)")
                .params(
                        Asker.current().person(),
                        view.name(),
                        view.dimension().name(),
                        Objects.requireNonNullElse(view.campaignId(), ""),
                        view.leastScore())
                .update();
    }

    /** Nothing happens if there is none of that name. */
    @PreAuthorize("hasAuthority('review:read')")
    public void forget(String name) {
        jdbc.sql("delete from review_view where account = ? and name = ?")
                .params(Asker.current().person(), name)
                .update();
    }
}
