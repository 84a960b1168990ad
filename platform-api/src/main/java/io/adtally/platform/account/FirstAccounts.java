package io.adtally.platform.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the first accounts, as {@link AccountSettings} say; there are no passwords known beforehand. */
@Component
class FirstAccounts implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAccounts.class);
    private static final List<Role> LOCAL_ROLES =
            List.of(Role.ADMIN, Role.CAMPAIGN_MANAGER, Role.FRAUD_ANALYST, Role.LEAD, Role.OPERATOR);

    private final Accounts accounts;
    private final AccountSettings settings;
    private final TransactionTemplate transactions;

    FirstAccounts(Accounts accounts, AccountSettings settings, TransactionTemplate transactions) {
        this.accounts = accounts;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transactions.executeWithoutResult(status -> {
            if (accounts.none()) {
                make();
            }
        });
    }

    private void make() {
        String adminPassword = settings.adminPassword();
        Path file = settings.credentialsFile();
        if (adminPassword != null) {
            accounts.create("admin", Role.ADMIN, null, adminPassword);
        } else if (file != null) {
            makeOneForEachRole(file);
        } else {
            LOG.warn("There is no account yet: set ADTALLY_CONSOLE_ADMIN_PASSWORD or ADTALLY_CONSOLE_CREDENTIALS_FILE");
        }
    }

    private void makeOneForEachRole(Path file) {
        List<String> lines = new ArrayList<>(List.of("# Accounts of the console on this machine"));
        for (Role role : LOCAL_ROLES) {
            String name = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            lines.add(name + "="
                    + accounts.create(name, role, null, Accounts.randomPassword())
                            .password());
        }
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(
                    directory,
                    "console",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, lines);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The accounts' passwords could not be written to " + file, e);
        }
        LOG.info("Accounts were made; their passwords are in {}", file);
    }
}
