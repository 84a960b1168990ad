package io.adtally.platform.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface AccountRepository extends JpaRepository<Account, String> {
    Optional<Account> findByName(String name);

    List<Account> findAllByOrderByName();
}
