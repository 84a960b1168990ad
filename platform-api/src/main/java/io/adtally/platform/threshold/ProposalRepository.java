package io.adtally.platform.threshold;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProposalRepository extends JpaRepository<ProposalRow, String> {
    List<ProposalRow> findByIdLessThanOrderByIdDesc(String below, Limit limit);

    Optional<ProposalRow> findFirstByStatusOrderByControlVersionDesc(ProposalStatus status);
}
