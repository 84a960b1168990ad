package io.adtally.console;

import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.TestPropertySource;

/** Views on the real services and a database in memory; nothing is published, as no Kafka is there. */
@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:views;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "adtally.console.account.credentials-file=target/view-test-accounts.properties"
        })
@TestPropertySource("classpath:console-alone.properties")
public abstract class ConsoleViewTest extends SpringBrowserlessTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired
    private UserDetailsService accounts;

    @Autowired
    protected JdbcClient jdbc;

    /**
     * Every context of Spring that starts brings its own holder of who is signed in and makes it the JVM's, whereas people are
     * signed in to the holder of their test's context. This makes the two one, before the user interface is opened.
     */
    @Autowired
    void holdWhoIsSignedInHere(SecurityContextHolderStrategy holder) {
        SecurityContextHolder.setContextHolderStrategy(holder);
    }

    /** Opens a view and lets the browser's first answer come, after which tabs have their content. */
    protected <T extends Component> T open(Class<T> view) {
        T opened = navigate(view);
        roundTrip();
        return opened;
    }

    /** Does something as another person than the one signed in. */
    protected <T> T as(String person, Callable<T> action) throws Exception {
        SecurityContext before = SecurityContextHolder.getContext();
        UserDetails user = accounts.loadUserByUsername(person);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return action.call();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** Waits until something is shown that is made beside the user interface. */
    protected void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().atMost(LIMIT).untilAsserted(() -> {
            // Who waits for the session's lock is let in when it is let go.
            VaadinSession session = VaadinSession.getCurrent();
            session.unlock();
            session.lock();
            roundTrip();
            assertion.run();
        });
    }

    /** The texts of all messages shown. */
    protected List<String> messages() {
        return find(Notification.class).all().stream()
                .map(message -> message.getElement().getProperty("text", "")
                        + message.getElement().getTextRecursively())
                .toList();
    }

    /** As the browser tells of a text that is no day. */
    protected static void mistype(DatePicker picker, String text) {
        picker.getElement().setProperty("_inputElementValue", text);
        picker.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(picker.getElement(), "unparsable-change", JacksonUtils.createObjectNode()));
    }

    /** Clicks the button of that text. */
    protected void click(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    protected boolean shows(String button) {
        return find(Button.class).withText(button).exists();
    }
}
