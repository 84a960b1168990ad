package io.adtally.platform.account;

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

/** Accounts over REST. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {
    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    record NewAccount(
            @Nullable String name,
            @Nullable Role role,
            @Nullable String advertiserId) {}

    record ChangedAccount(@Nullable Role role, @Nullable String advertiserId, boolean enabled) {}

    @GetMapping
    List<AccountData> all() {
        return accounts.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Accounts.NewPassword create(@RequestBody NewAccount account) {
        return accounts.create(
                Checks.present("name", account.name()), Checks.present("role", account.role()), account.advertiserId());
    }

    @PutMapping("/{name}")
    ResponseEntity<AccountData> change(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChangedAccount account) {
        AccountData changed = accounts.change(
                name,
                EntityVersion.required(ifMatch),
                Checks.present("role", account.role()),
                account.advertiserId(),
                account.enabled());
        return ResponseEntity.ok().eTag(EntityVersion.tag(changed.version())).body(changed);
    }

    @PostMapping("/{name}/password")
    Accounts.NewPassword resetPassword(@PathVariable String name) {
        return accounts.resetPassword(name);
    }
}
