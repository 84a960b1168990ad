package io.adtally.platform.campaign;

import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.SearchText;
import io.adtally.platform.problem.Slice;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names of placements, for people: the data plane takes any placement an event names. Thread-safe. */
@Service
@Transactional
public class Placements {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    Placements(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Those whose id, site or name contains the text, in the order of their ids, after the given one. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('campaigns:read')")
    public Slice<PlacementData> page(String text, String after, int limit) {
        String pattern = SearchText.pattern(text);
        List<PlacementData> found = jdbc.sql("""
                        select id, site_id, name from placement
                        where id > ? and (lower(id) like ? or lower(site_id) like ? or lower(name) like ?)
                        order by id fetch first ? rows only""")
                .params(after, pattern, pattern, pattern, limit + 1)
                .query((row, number) ->
                        new PlacementData(row.getString("id"), row.getString("site_id"), row.getString("name")))
                .list();
        return Slice.of(found, limit, PlacementData::id);
    }

    @PreAuthorize("hasAuthority('campaigns:write')")
    public PlacementData create(PlacementData placement) {
        audit.takeTurn();
        int made = jdbc.sql("insert into placement (id, site_id, name) values (?, ?, ?) on conflict do nothing")
                .params(placement.id(), placement.siteId(), placement.name())
                .update();
        if (made == 0) {
            throw RefusedException.wrongState("There already is a placement " + placement.id());
        }
        audit.record("placement.create", placement.id(), placement.siteId() + ", " + placement.name());
        return placement;
    }
}
