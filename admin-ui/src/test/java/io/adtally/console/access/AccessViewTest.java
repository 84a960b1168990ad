package io.adtally.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.account.Permission;
import io.adtally.platform.apikey.ApiKeys;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class AccessViewTest extends ConsoleViewTest {
    @Autowired
    private ApiKeys keys;

    @Test
    @WithUserDetails("admin")
    void listsAccountsAndKeys() {
        keys.create("exporter", Set.of(Permission.CAMPAIGNS_READ), null, null);
        ApiKeysView keysView = open(ApiKeysView.class);
        assertThat(test(keysView.grid).getRow(0).name()).isEqualTo("exporter");
        AccountsView accountsView = open(AccountsView.class);
        assertThat(test(accountsView.grid).size()).isGreaterThanOrEqualTo(5);
    }

    @Test
    @WithUserDetails("lead")
    void isForAdminsOnly() {
        assertThatThrownBy(() -> navigate(AccountsView.class)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> navigate(ApiKeysView.class)).isInstanceOf(RuntimeException.class);
    }
}
