package io.adtally.platform.campaign;

import io.adtally.platform.problem.EntityVersion;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.Slice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns over REST. */
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Campaigns campaigns;
    private final CampaignSpreadsheet spreadsheet;

    CampaignController(Campaigns campaigns, CampaignSpreadsheet spreadsheet) {
        this.campaigns = campaigns;
        this.spreadsheet = spreadsheet;
    }

    @GetMapping
    Slice<CampaignData> page(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable CampaignStatus status,
            @RequestParam(required = false) @Nullable String advertiserId,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        return campaigns.page(new CampaignFilter(text, status, advertiserId), after, Slice.limit(limit));
    }

    @GetMapping("/{id}")
    ResponseEntity<CampaignData> find(@PathVariable String id) {
        return tagged(ResponseEntity.ok(), campaigns.find(id));
    }

    @PostMapping
    ResponseEntity<CampaignData> create(@RequestBody CampaignBody body) {
        CampaignData created = campaigns.create(body.as(body.id(), 0));
        return tagged(ResponseEntity.created(URI.create("/api/v1/campaigns/" + created.id())), created);
    }

    @PutMapping("/{id}")
    ResponseEntity<CampaignData> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CampaignBody body) {
        if (body.id() != null && !body.id().equals(id)) {
            throw RefusedException.badValue("id", "The id in the body is " + body.id() + ", that in the path " + id);
        }
        return tagged(ResponseEntity.ok(), campaigns.change(body.as(id, EntityVersion.required(ifMatch))));
    }

    @GetMapping(path = "/export", produces = "text/csv")
    ResponseEntity<String> export() {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"campaigns.csv\"")
                .body(spreadsheet.write());
    }

    /** Rows without errors are taken, the others are reported and left out. */
    @PostMapping(path = "/import", consumes = "text/csv")
    CampaignSpreadsheet.Report importRows(@RequestBody String csv) {
        return spreadsheet.read(csv);
    }

    private static ResponseEntity<CampaignData> tagged(ResponseEntity.BodyBuilder answer, CampaignData campaign) {
        return answer.eTag(EntityVersion.tag(campaign.version())).body(campaign);
    }
}
