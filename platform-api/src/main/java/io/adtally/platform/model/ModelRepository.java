package io.adtally.platform.model;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ModelRepository extends JpaRepository<RegisteredModel, String> {
    List<RegisteredModel> findAllByOrderByRegisteredAtDesc();
}
