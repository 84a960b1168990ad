package io.adtally.platform.account;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;

/** A person who signed in with a password. */
final class SignedInUser extends User implements Tenant {
    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable String advertiserId;
    private volatile long version;

    SignedInUser(Account account) {
        super(
                account.name(),
                account.passwordHash(),
                account.isEnabled(),
                true,
                true,
                true,
                account.role().authorities());
        this.advertiserId = account.advertiserId();
        this.version = account.version();
    }

    /** The account's version that this is of. */
    long version() {
        return version;
    }

    /** A change that leaves this person signed in. */
    void follow(long newVersion) {
        version = newVersion;
    }

    @Override
    public @Nullable String advertiserId() {
        return advertiserId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
