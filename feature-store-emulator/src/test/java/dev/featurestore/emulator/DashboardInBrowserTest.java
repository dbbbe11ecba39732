package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The dashboard as a browser shows it. Screenshots are below {@code target/screenshots}. */
@Tag("slow")
@Timeout(120)
class DashboardInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** The elements beyond the right edge, outside of regions that scroll. */
    private static final String TOO_WIDE = """
            return [...document.querySelectorAll("body *")]
                .filter(each => !each.closest(".scroll, .unseen, caption, .cards thead"))
                .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
                .map(each => each.outerHTML.slice(0, 200));
            """;

    private static final String REQUESTS = "return performance.getEntriesByType('resource').length";

    @TempDir
    static Path folder;

    private static @Nullable EmbeddedCloud cloud;
    private static @Nullable Chromium browser;
    private static final Map<String, URI> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        Chromium started = Chromium.start(folder.resolve("profile"));
        browser = started;
        EmbeddedCloud opened = EmbeddedCloud.open(TestOptions.with(folder.resolve("cloud"), 100_000));
        cloud = opened;
        ShownCloud shown = new ShownCloud(opened);
        String bundled = shown.bundledStack("feature-store production");
        String applied = shown.run(bundled, "APPLY");
        String secrets = shown.stack(
                ShownCloud.HOSTILE,
                Map.of("main.tf", ShownCloud.SECRETS),
                Map.of("db_admin", ShownCloud.PASSWORD, "wallet_password", "open-sesame", "region", "us-ashburn-1"));
        shown.run(secrets, "APPLY");
        String broken = shown.stack(
                "feature-store staging",
                Map.of("main.tf", "resource \"oci_core_vcn\" \"a\" {\n  x = y.z\n}\n"),
                Map.of());
        String failed = shown.run(broken, "PLAN");
        String store = shown.store("feature-store development");
        PAGES.put("overview", opened.endpoint().resolve("/"));
        PAGES.put("stack", opened.endpoint().resolve("/dashboard/stacks/" + bundled));
        PAGES.put("hostile-stack", opened.endpoint().resolve("/dashboard/stacks/" + secrets));
        PAGES.put("job", opened.endpoint().resolve("/dashboard/jobs/" + applied));
        PAGES.put("failed-job", opened.endpoint().resolve("/dashboard/jobs/" + failed));
        PAGES.put("store", opened.endpoint().resolve("/dashboard/stores/" + store));
        PAGES.put("missing", opened.endpoint().resolve("/dashboard/stacks/none"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (cloud != null) {
            cloud.close();
        }
    }

    private static Chromium browser() {
        if (browser == null) {
            throw new IllegalStateException("no browser");
        }
        return browser;
    }

    private static URI page(String name) {
        return Objects.requireNonNull(PAGES.get(name), name);
    }

    private static EmbeddedCloud cloud() {
        if (cloud == null) {
            throw new IllegalStateException("no cloud");
        }
        return cloud;
    }

    @Test
    void isAccessibleAndFitsInEachSizeAndColorScheme() throws IOException {
        for (Map.Entry<String, URI> page : PAGES.entrySet()) {
            for (String scheme : List.of("light", "dark")) {
                for (int width : List.of(1280, 400)) {
                    String look = page.getKey() + "-" + width + "-" + scheme;
                    browser().look(width, 900, scheme);
                    browser().open(page.getValue());
                    browser().screenshot(SCREENSHOTS.resolve(look + ".png"));
                    assertThat(browser().violations()).as(look).isEmpty();
                    assertThat((List<?>) browser().run(TOO_WIDE)).as(look).isEmpty();
                }
            }
        }
    }

    @Test
    void requestsNothingFromOtherHostsAndReportsNoProblem() {
        browser().look(1280, 900, "light");
        browser().startAgain();
        for (URI page : PAGES.values()) {
            browser().open(page);
        }
        assertThat(browser().requested())
                .contains(page("store").toString())
                .allMatch(url -> url.startsWith(cloud().endpoint() + "/") || url.startsWith("data:"));
        assertThat(browser().messages())
                .allMatch(message -> message.contains("/dashboard/stacks/none") && message.contains("404"));
    }

    @Test
    void showsHostileTextAsText() {
        browser().open(page("hostile-stack"));
        WebElement heading = browser().driver.findElement(By.tagName("h1"));
        assertThat(heading.getText())
                .isEqualTo("</h1><script>alert(1)</script>\" onclick='x' [U+202E]gnp.exe[U+0007] & <b>");
        assertThat(browser().driver.findElements(By.cssSelector("main script, [onclick]")))
                .isEmpty();
    }

    @Test
    void labelsOfTheLineageStayInTheirBoxes() {
        browser().look(1280, 900, "light");
        browser().open(page("store"));
        Object outside = browser().run("""
                return [...document.querySelectorAll(".lineage .box")].filter(box => {
                  const frame = box.querySelector("rect").getBBox();
                  return [...box.querySelectorAll("text")].some(text => {
                    const label = text.getBBox();
                    return label.x < frame.x || label.x + label.width > frame.x + frame.width
                        || label.y < frame.y || label.y + label.height > frame.y + frame.height;
                  });
                }).map(box => box.textContent)
                """);
        assertThat((List<?>) outside).isEmpty();
        assertThat(browser().driver.findElements(By.cssSelector(".lineage .box")))
                .hasSize(8);
        assertThat(browser().driver.findElements(By.cssSelector(".lineage .edge")))
                .hasSize(7);
    }

    @Test
    void keyboardReachesAllLinksInTheirOrderAndShowsTheFocus() {
        browser().look(1280, 900, "light");
        for (String name : List.of("overview", "store")) {
            browser().open(page(name));
            Number expected = (Number)
                    browser().run("return document.querySelectorAll('a[href], summary, [tabindex=\"0\"]').length");
            List<Object> reached = new ArrayList<>();
            for (int i = 0; i < expected.intValue(); i++) {
                browser().driver.switchTo().activeElement().sendKeys(Keys.TAB);
                reached.add(browser().run("""
                        const all = [...document.querySelectorAll('a[href], summary, [tabindex="0"]')];
                        const style = getComputedStyle(document.activeElement);
                        return all.indexOf(document.activeElement) + " " + style.outlineStyle;
                        """));
            }
            List<Object> inOrder = new ArrayList<>();
            for (int i = 0; i < expected.intValue(); i++) {
                inOrder.add(i + " solid");
            }
            assertThat(reached).as(name).isEqualTo(inOrder);
        }
    }

    @Test
    void followsARunningJobWithoutLosingTheFocusUnlessTheTabIsHidden() throws IOException, InterruptedException {
        HeldEngine engine = new HeldEngine(true);
        try (EmbeddedCloud held = EmbeddedCloud.open(
                TestOptions.in(folder.resolve("held")), Clock.systemUTC(), (settings, speed) -> engine)) {
            ShownCloud shown = new ShownCloud(held);
            String stack = shown.stack("live", Map.of("main.tf", "variable \"a\" {}"), Map.of());
            String job = SignedRequest.json(shown.wire().createJob(stack, Wire.operation("PLAN")))
                    .path("id")
                    .asText();
            engine.begun();
            browser().open(held.endpoint().resolve("/dashboard/jobs/" + job));
            browser().run("document.querySelector('main .kind a').focus(); return true");
            assertThat(browser().driver.findElement(By.id("announcement")).getText())
                    .isEmpty();
            browser().look(1280, 900, "light");
            browser().screenshot(SCREENSHOTS.resolve("running-job-1280-light.png"));
            engine.step(log -> log.info("a new line"));
            await("return document.querySelector('.log').textContent.includes('a new line')");
            assertThat(browser().run("return document.activeElement.textContent"))
                    .isEqualTo("live");
            hide(true);
            Object requests = browser().run(REQUESTS);
            Thread.sleep(5_000);
            assertThat(browser().run(REQUESTS)).as("requests of a hidden tab").isEqualTo(requests);
            hide(false);
            await("return " + requests + " < " + REQUESTS.substring("return ".length()));
            engine.end(HeldEngine.SUCCEEDED);
            await("return document.getElementById('announcement').textContent === 'Plan: Succeeded'");
            assertThat(browser().run("return document.activeElement.textContent"))
                    .isEqualTo("live");
            assertThat(browser().run("return document.getElementById('live').textContent"))
                    .isEqualTo("");
        }
    }

    /** Hides or shows the tab, as the page sees it. */
    private static void hide(boolean hidden) {
        browser().run("""
                Object.defineProperty(document, "hidden", {value: arguments[0], configurable: true});
                document.dispatchEvent(new Event("visibilitychange"));
                return true;
                """, hidden);
    }

    private static void await(String condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!browser().run(condition).equals(true)) {
            assertThat(System.nanoTime()).as(condition).isLessThan(deadline);
            Thread.sleep(100);
        }
    }
}
