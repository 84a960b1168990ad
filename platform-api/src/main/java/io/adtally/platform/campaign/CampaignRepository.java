package io.adtally.platform.campaign;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CampaignRepository extends JpaRepository<Campaign, String> {
    @Query("""
            select c from Campaign c
            where c.id > :after
              and (:anyStatus = true or c.status = :status)
              and (:anyAdvertiser = true or c.advertiserId = :advertiser)
              and (lower(c.name) like :pattern escape '\\' or lower(c.id) like :pattern escape '\\')
            order by c.id""")
    List<Campaign> find(
            String after,
            boolean anyStatus,
            CampaignStatus status,
            boolean anyAdvertiser,
            String advertiser,
            String pattern,
            Limit limit);

    /** Of the campaigns that the data plane was told of, in order, those after the given one. */
    @Query("select c.id from Campaign c where c.id > :after and c.status <> DRAFT order by c.id")
    List<String> publishedIds(String after, Limit limit);
}
