package io.adtally.local.endtoend;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody at the console, who finds things by what is written on them. */
final class ConsoleUser implements AutoCloseable {
    private final PlatformUnderTest platform;
    private final Page page;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    ConsoleUser(PlatformUnderTest platform, Page page) {
        this.platform = platform;
        this.page = page;
        page.setDefaultTimeout(Chromium.LIMIT_MILLIS);
        page.onPageError(problems::add);
        page.onResponse(response -> {
            if (response.status() >= 400) {
                problems.add(response.status() + " " + response.url());
            }
        });
    }

    Page page() {
        return page;
    }

    /** Errors of scripts and answers of 400 and above, so far. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    ConsoleUser signIn(String account) throws IOException {
        return signInAs(new ConsoleApi.Person(account, platform.stack().consolePassword(account)));
    }

    ConsoleUser signInAs(ConsoleApi.Person person) {
        signIn(person.account(), person.password());
        page.locator("vaadin-app-layout").waitFor();
        return this;
    }

    void signIn(String account, String password) {
        open("login");
        enter(account, password);
    }

    /** Signs in where the login is shown. */
    void enter(String account, String password) {
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill(password);
        button("Log in").click();
    }

    void open(String view) {
        page.navigate(platform.stack().setting("ADTALLY_CONSOLE_URL") + "/" + view);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The dialog that is open. */
    Locator dialog() {
        return page.locator("vaadin-dialog[opened]");
    }

    Locator dialogButton(String name) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    void fill(Locator within, String label, String value) {
        within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).fill(value);
    }

    void choose(Locator within, String field, String option) {
        within.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(field))
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    /** Types an id into a field that searches and takes the one of that id, which stands behind its name. */
    void search(Locator within, String field, String id) {
        within.locator("vaadin-combo-box")
                .filter(new Locator.FilterOptions().setHasText(field))
                .locator("input")
                .fill(id);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("(" + id + ")"))
                .click();
    }

    @Override
    public void close() {
        page.context().close();
    }
}
