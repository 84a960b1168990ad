package io.adtally.platform.campaign;

import io.adtally.platform.account.Asker;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.audit.Changes;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.SearchText;
import io.adtally.platform.problem.Slice;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The advertisers. One bound to an advertiser sees only that. Thread-safe. */
@Service
@Transactional
public class Advertisers {
    private final AdvertiserRepository repository;
    private final AuditLog audit;
    private final Clock clock;

    Advertisers(AdvertiserRepository repository, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('campaigns:read')")
    public List<AdvertiserData> all() {
        Asker asker = Asker.current();
        return repository.findAllByOrderByName().stream()
                .map(Advertiser::data)
                .filter(advertiser -> asker.maySee(advertiser.id()))
                .toList();
    }

    /** Those whose name or id contains the text, by name, after the one of the given id, which is empty at the beginning. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('campaigns:read')")
    public Slice<AdvertiserData> page(String text, String after, int limit) {
        String only = Objects.requireNonNullElse(Asker.current().advertiserId(), "");
        String name = repository.findById(after).map(last -> last.data().name()).orElse("");
        List<AdvertiserData> found =
                repository.find(name, after, only, SearchText.pattern(text), Limit.of(limit + 1)).stream()
                        .map(Advertiser::data)
                        .toList();
        return Slice.of(found, limit, AdvertiserData::id);
    }

    /** Empty where there is none, or none that may be seen. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('campaigns:read')")
    public Optional<AdvertiserData> find(String id) {
        return repository.findById(id).map(Advertiser::data).filter(found -> Asker.current()
                .maySee(found.id()));
    }

    @PreAuthorize("hasAuthority('campaigns:write')")
    public AdvertiserData create(String id, String name) {
        AdvertiserData data = new AdvertiserData(id, name, 0);
        if (repository.existsById(id)) {
            throw RefusedException.wrongState("There already is an advertiser " + id);
        }
        audit.record("advertiser.create", id, data.name());
        return repository.saveAndFlush(new Advertiser(data, clock.instant())).data();
    }

    @PreAuthorize("hasAuthority('campaigns:write')")
    public AdvertiserData rename(String id, long version, String name) {
        Advertiser advertiser = repository.findById(id).orElseThrow(() -> RefusedException.notFound("advertiser", id));
        if (advertiser.version() != version) {
            throw RefusedException.stale("Advertiser", id, version, advertiser.version());
        }
        AdvertiserData data = new AdvertiserData(id, name, version);
        String changes = new Changes()
                .with("name", advertiser.data().name(), data.name())
                .text();
        advertiser.rename(data.name());
        audit.record("advertiser.rename", id, changes);
        return repository.saveAndFlush(advertiser).data();
    }
}
