package io.adtally.platform.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AccountRepository extends JpaRepository<Account, String> {
    Optional<Account> findByName(String name);

    List<Account> findAllByOrderByName();

    @Query("""
            select a from Account a
            where a.name > :after and lower(a.name) like :pattern escape '\\'
            order by a.name""")
    List<Account> find(String after, String pattern, Limit limit);

    boolean existsByNameAndVersion(String name, long version);
}
