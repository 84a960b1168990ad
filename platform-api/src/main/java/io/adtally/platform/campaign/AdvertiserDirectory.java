package io.adtally.platform.campaign;

import io.adtally.platform.account.KnownAdvertisers;
import org.springframework.stereotype.Component;

/** The advertisers by their rows. */
@Component
class AdvertiserDirectory implements KnownAdvertisers {
    private final AdvertiserRepository repository;

    AdvertiserDirectory(AdvertiserRepository repository) {
        this.repository = repository;
    }

    @Override
    public boolean isKnown(String advertiserId) {
        return repository.existsById(advertiserId);
    }
}
