package io.adtally.platform.model;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface SeatChangeRepository extends JpaRepository<SeatChangeRow, String> {
    List<SeatChangeRow> findByIdLessThanOrderByIdDesc(String below, Limit limit);

    Optional<SeatChangeRow> findFirstBySeatAndStatusOrderByControlVersionDesc(Seat seat, SeatChange.Status status);
}
