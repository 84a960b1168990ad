package io.adtally.platform.apikey;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ApiKeyRepository extends JpaRepository<ApiKey, String> {
    List<ApiKey> findAllByOrderByNameAscCreatedAtDesc();
}
