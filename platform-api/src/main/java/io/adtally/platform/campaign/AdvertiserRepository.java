package io.adtally.platform.campaign;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AdvertiserRepository extends JpaRepository<Advertiser, String> {
    List<Advertiser> findAllByOrderByName();
}
