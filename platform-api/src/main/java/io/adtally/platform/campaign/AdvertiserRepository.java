package io.adtally.platform.campaign;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AdvertiserRepository extends JpaRepository<Advertiser, String> {
    List<Advertiser> findAllByOrderByName();

    /** By name, those behind the given name and id; of one id only unless that is empty. */
    @Query("""
            select a from Advertiser a
            where (a.name > :name or (a.name = :name and a.id > :id))
              and (:only = '' or a.id = :only)
              and (lower(a.name) like :pattern escape '\\' or lower(a.id) like :pattern escape '\\')
            order by a.name, a.id""")
    List<Advertiser> find(String name, String id, String only, String pattern, Limit limit);
}
