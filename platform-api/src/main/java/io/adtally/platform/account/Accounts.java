package io.adtally.platform.account;

import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.audit.Changes;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.SearchText;
import io.adtally.platform.problem.Slice;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts, and how signing in finds them. Thread-safe. */
@Service
@Transactional
public class Accounts implements UserDetailsService {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 15;
    private static final int SHORTEST_PASSWORD = 12;

    private final AccountRepository repository;
    private final PasswordEncoder passwords;
    private final KnownAdvertisers advertisers;
    private final AuditLog audit;
    private final Clock clock;

    Accounts(
            AccountRepository repository,
            PasswordEncoder passwords,
            KnownAdvertisers advertisers,
            AuditLog audit,
            Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.advertisers = advertisers;
        this.audit = audit;
        this.clock = clock;
    }

    /** An account that was made or given a new password, which is told this once. */
    public record NewPassword(AccountData account, String password) {}

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String name) {
        return repository
                .findByName(name)
                .map(SignedInUser::new)
                .orElseThrow(() -> new UsernameNotFoundException("There is no account " + name));
    }

    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('access:manage')")
    public List<AccountData> all() {
        return repository.findAllByOrderByName().stream().map(AccountData::of).toList();
    }

    /** Those whose name contains the text, in the order of their names, after the given one. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('access:manage')")
    public Slice<AccountData> page(String text, String after, int limit) {
        List<AccountData> found = repository.find(after, SearchText.pattern(text), Limit.of(limit + 1)).stream()
                .map(AccountData::of)
                .toList();
        return Slice.of(found, limit, AccountData::name);
    }

    /**
     * Whether the account is as it was when this person signed in with its password: neither locked nor given another role or
     * password. True of all who signed in elsewhere.
     */
    @Transactional(readOnly = true)
    public boolean isUnchanged(Authentication signedIn) {
        return !(signedIn.getPrincipal() instanceof SignedInUser user)
                || repository.existsByNameAndVersion(user.getUsername(), user.version());
    }

    /** Makes an account with a random password. */
    @PreAuthorize("hasAuthority('access:manage')")
    public NewPassword create(String name, Role role, @Nullable String advertiserId) {
        return create(name, role, advertiserId, randomPassword());
    }

    /** Changes role, advertiser and whether signing in is allowed; whoever is signed in to the account no longer is. */
    @PreAuthorize("hasAuthority('access:manage')")
    public AccountData change(String name, long version, Role role, @Nullable String advertiserId, boolean enabled) {
        Account account = existing(name);
        if (account.version() != version) {
            throw RefusedException.stale("Account", name, version, account.version());
        }
        if (name.equals(Asker.current().person()) && (role != account.role() || !enabled)) {
            throw RefusedException.wrongState("Nobody takes away their own access: ask another admin");
        }
        AccountData changed = new AccountData(name, role, advertiserId, enabled, version, account.createdAt());
        advertisers.require(advertiserId);
        String changes = new Changes()
                .with("role", account.role(), changed.role())
                .with("advertiser", account.advertiserId(), changed.advertiserId())
                .with("may sign in", yesOrNo(account.isEnabled()), yesOrNo(enabled))
                .text();
        account.change(changed.role(), changed.advertiserId(), changed.enabled());
        audit.record("account.change", name, changes);
        return AccountData.of(repository.saveAndFlush(account));
    }

    /** Replaces the password by a random one. Of those signed in to the account only whoever asks for it stays so. */
    @PreAuthorize("hasAuthority('access:manage')")
    public NewPassword resetPassword(String name) {
        Account account = existing(name);
        String password = randomPassword();
        account.changePassword(passwords.encode(password));
        audit.record("account.reset_password", name, "");
        AccountData changed = AccountData.of(repository.saveAndFlush(account));
        stayIfOwn(changed);
        return new NewPassword(changed, password);
    }

    /** For whoever sets up the first accounts, before anybody can sign in. */
    NewPassword create(String name, Role role, @Nullable String advertiserId, String password) {
        AccountData data = new AccountData(name, role, advertiserId, true, 0, clock.instant());
        advertisers.require(advertiserId);
        if (repository.findByName(name).isPresent()) {
            throw RefusedException.wrongState("There already is an account " + name);
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw RefusedException.badValue(
                    "password",
                    "A password has at least " + SHORTEST_PASSWORD + " characters; found " + password.length());
        }
        Account account =
                new Account(data.name(), passwords.encode(password), role, data.advertiserId(), data.createdAt());
        audit.record("account.create", name, role.name());
        return new NewPassword(AccountData.of(repository.saveAndFlush(account)), password);
    }

    boolean none() {
        return repository.count() == 0;
    }

    static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String yesOrNo(boolean answer) {
        return answer ? "yes" : "no";
    }

    private static void stayIfOwn(AccountData changed) {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        if (asking != null
                && asking.getPrincipal() instanceof SignedInUser own
                && own.getUsername().equals(changed.name())) {
            own.follow(changed.version());
        }
    }

    private Account existing(String name) {
        return repository.findByName(name).orElseThrow(() -> RefusedException.notFound("account", name));
    }
}
