package io.adtally.platform.account;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the first accounts come about, where there is none yet.
 *
 * @param adminPassword password of the account admin; null to make none
 * @param credentialsFile for one machine: an account a role is made, and names and passwords are written here
 */
@ConfigurationProperties("adtally.console.account")
record AccountSettings(
        @Nullable String adminPassword, @Nullable Path credentialsFile) {
    AccountSettings {
        adminPassword = adminPassword == null || adminPassword.isBlank() ? null : adminPassword;
        credentialsFile = credentialsFile == null || credentialsFile.toString().isBlank() ? null : credentialsFile;
    }
}
