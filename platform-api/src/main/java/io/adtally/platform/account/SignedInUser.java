package io.adtally.platform.account;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;

/** A person who signed in with a password. */
final class SignedInUser extends User implements Tenant {
    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable String advertiserId;

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
