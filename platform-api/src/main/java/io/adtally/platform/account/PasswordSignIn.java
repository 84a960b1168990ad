package io.adtally.platform.account;

import com.github.benmanes.caffeine.cache.Ticker;
import io.adtally.platform.audit.AuditLog;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs people in by their passwords, in the console and over REST alike, but not whoever guesses. Thread-safe. */
@Component
class PasswordSignIn extends DaoAuthenticationProvider {
    private static final int LONGEST_NAME = 64;

    private final FailedSignIns failed;
    private final SignInSettings settings;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    PasswordSignIn(
            Accounts accounts,
            PasswordEncoder passwords,
            SignInSettings settings,
            AuditLog audit,
            TransactionTemplate transactions) {
        super(accounts);
        setPasswordEncoder(passwords);
        this.failed = new FailedSignIns(settings, Ticker.systemTicker());
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName();
        String account = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        String address =
                given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        Optional<Duration> pause = failed.pause(account, address);
        if (pause.isPresent()) {
            throw new TooManyAttemptsException(pause.get());
        }
        try {
            Authentication signedIn = super.authenticate(given);
            failed.succeeded(account, address);
            return signedIn;
        } catch (BadCredentialsException wrong) {
            if (failed.failed(account, address)) {
                tell(account, address);
            }
            throw wrong;
        }
    }

    private void tell(String account, String address) {
        transactions.executeWithoutResult(status -> audit.record(
                "account.throttle",
                account.replaceAll("\\p{Cntrl}", "?"),
                "too many wrong passwords from " + address + ", none is tried for "
                        + settings.pause().toMinutes() + " minutes"));
    }
}
