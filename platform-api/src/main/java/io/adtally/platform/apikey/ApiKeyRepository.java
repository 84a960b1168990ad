package io.adtally.platform.apikey;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ApiKeyRepository extends JpaRepository<ApiKey, String> {
    List<ApiKey> findAllByOrderByNameAscCreatedAtDesc();

    @Query("""
            select k from ApiKey k
            where k.id < :below and lower(k.name) like :pattern escape '\\'
            order by k.id desc""")
    List<ApiKey> find(String below, String pattern, Limit limit);
}
