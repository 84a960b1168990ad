package io.adtally.console;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.communication.PushMode;
import com.vaadin.flow.theme.aura.Aura;
import io.adtally.platform.PlatformConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The control plane's executable: REST under /api/v1 and the console on one port. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
@Push(PushMode.AUTOMATIC)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles.css")
public class ConsoleApplication implements AppShellConfigurator {
    private static final long serialVersionUID = 1L;

    /** Takes Spring's arguments; settings are listed in platform-defaults.yml. */
    public static void main(String[] arguments) {
        SpringApplication.run(ConsoleApplication.class, arguments);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("adtally console");
        settings.addFavIcon("icon", "favicon.svg", "any");
        settings.addMetaTag("viewport", "width=device-width, initial-scale=1");
    }
}
