package io.adtally.platform.experiment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface ExperimentRepository extends JpaRepository<ExperimentRow, String> {
    List<ExperimentRow> findAllByOrderByDefinedAtDesc(Limit limit);

    Optional<ExperimentRow> findFirstByStatus(ExperimentData.Status status);
}
