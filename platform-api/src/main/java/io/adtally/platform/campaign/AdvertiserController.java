package io.adtally.platform.campaign;

import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.EntityVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Advertisers over REST. */
@RestController
@RequestMapping("/api/v1/advertisers")
class AdvertiserController {
    private final Advertisers advertisers;

    AdvertiserController(Advertisers advertisers) {
        this.advertisers = advertisers;
    }

    record NewAdvertiser(@Nullable String id, @Nullable String name) {}

    record Renamed(@Nullable String name) {}

    @GetMapping
    List<AdvertiserData> all() {
        return advertisers.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AdvertiserData create(@RequestBody NewAdvertiser body) {
        return advertisers.create(Checks.id("id", body.id()), Checks.name("name", body.name()));
    }

    @PutMapping("/{id}")
    ResponseEntity<AdvertiserData> rename(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Renamed body) {
        AdvertiserData renamed =
                advertisers.rename(id, EntityVersion.required(ifMatch), Checks.name("name", body.name()));
        return ResponseEntity.ok().eTag(EntityVersion.tag(renamed.version())).body(renamed);
    }
}
