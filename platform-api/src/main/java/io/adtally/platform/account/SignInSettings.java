package io.adtally.platform.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many wrong passwords are let through.
 *
 * @param failuresPerAccountAndAddress of one account from one address, 1 or more
 * @param failuresPerAddress of all accounts from one address, 1 or more
 * @param failuresPerAccount of one account from all addresses, 1 or more
 * @param pause how long nobody tries after that, and after which failures are forgotten; above 0
 */
@ConfigurationProperties("adtally.console.sign-in")
record SignInSettings(
        int failuresPerAccountAndAddress, int failuresPerAddress, int failuresPerAccount, Duration pause) {
    SignInSettings {
        if (Math.min(failuresPerAccountAndAddress, Math.min(failuresPerAddress, failuresPerAccount)) < 1) {
            throw new IllegalArgumentException("adtally.console.sign-in.failures-… must be 1 or more: "
                    + failuresPerAccountAndAddress + ", " + failuresPerAddress + ", " + failuresPerAccount);
        }
        if (!pause.isPositive()) {
            throw new IllegalArgumentException("adtally.console.sign-in.pause must be above 0: " + pause);
        }
    }
}
