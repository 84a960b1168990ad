package io.adtally.platform.blocklist;

import io.adtally.platform.force.Force;
import io.adtally.platform.force.InForce;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.Slice;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists over REST; {list} is ip, user_agent, data_centre or asn. */
@RestController
@RequestMapping("/api/v1/lists/{list}")
class ListController {
    private static final String GREATEST = "9223372036854775807";

    private final Lists lists;
    private final Imports imports;
    private final ListLookup lookup;
    private final Force force;

    ListController(Lists lists, Imports imports, ListLookup lookup, Force force) {
        this.lists = lists;
        this.imports = imports;
        this.lookup = lookup;
        this.force = force;
    }

    record NewEntry(
            @Nullable String entry,
            ListEdit.@Nullable Effect effect,
            @Nullable String reason,
            @Nullable Instant expiresAt) {}

    record PutInForce(@Nullable String importId) {}

    /**
     * What counts now.
     *
     * @param publication null where nothing was ever published
     * @param inForce how far the data plane has got with it
     */
    record Current(
            @Nullable ListPublication publication, @Nullable InForce inForce) {}

    @GetMapping
    Current current(@PathVariable String list) {
        ListKind kind = ListKind.of(list);
        ListPublication publication = lists.current(kind).orElse(null);
        return publication == null
                ? new Current(null, null)
                : new Current(publication, force.of(kind.subject(), publication.version()));
    }

    @GetMapping("/versions")
    Slice<ListPublication> versions(
            @PathVariable String list,
            @RequestParam(defaultValue = GREATEST) long after,
            @RequestParam(defaultValue = "50") int limit) {
        return lists.publications(ListKind.of(list), after, Slice.limit(limit));
    }

    @PostMapping("/versions")
    @ResponseStatus(HttpStatus.CREATED)
    ListPublication putInForce(@PathVariable String list, @RequestBody PutInForce body) {
        return lists.putInForce(ListKind.of(list), Checks.present("importId", body.importId()));
    }

    @GetMapping("/entries")
    Slice<ListEdit> entries(
            @PathVariable String list,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = GREATEST) long after,
            @RequestParam(defaultValue = "100") int limit) {
        return lists.edits(ListKind.of(list), text, after, Slice.limit(limit));
    }

    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    ListPublication add(@PathVariable String list, @RequestBody NewEntry body) {
        return lists.add(
                ListKind.of(list),
                Checks.present("entry", body.entry()),
                Checks.present("effect", body.effect()),
                Checks.reason(body.reason()),
                body.expiresAt());
    }

    @DeleteMapping("/entries/{id}")
    ListPublication remove(@PathVariable String list, @PathVariable long id) {
        return lists.remove(ListKind.of(list), id);
    }

    @GetMapping("/test")
    ListLookup.Finding test(@PathVariable String list, @RequestParam String subject) {
        return lookup.test(ListKind.of(list), subject);
    }

    /** The body is the file's text, of any length. */
    @PostMapping(
            path = "/imports",
            consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ListImport begin(
            @PathVariable String list, @RequestParam String source, @RequestParam String note, InputStream body) {
        return imports.begin(ListKind.of(list), source, note, body);
    }

    @GetMapping("/imports")
    List<ListImport> newest(@PathVariable String list) {
        return imports.newest(ListKind.of(list));
    }

    @GetMapping("/imports/{id}")
    ListImport find(@PathVariable String list, @PathVariable String id) {
        return imports.find(id);
    }
}
