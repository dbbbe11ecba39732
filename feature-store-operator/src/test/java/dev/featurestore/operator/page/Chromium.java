package dev.featurestore.operator.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, driven by its own chromedriver, with a file as its page. */
final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Warns that it does not know the newest protocol, of which the tests use a part that all versions have. */
    private static final Logger PROTOCOL = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    final ChromeDriver driver;

    private Chromium(Path profile) {
        PROTOCOL.setLevel(Level.OFF);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        // The driver's path is given, so that Selenium neither looks for one nor downloads it.
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .withSilent(true)
                        .build(),
                options);
    }

    /** Starts the browser. Skips the test where it is not installed, but fails in CI. */
    static Chromium start(Path profile) {
        Assumptions.assumeTrue(
                (Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER))
                        || Boolean.parseBoolean(System.getenv("CI")),
                "needs chromium and chromedriver (Debian's packages chromium and chromium-driver)");
        return new Chromium(profile);
    }

    /** @param scheme {@code light} or {@code dark} */
    void look(int width, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void open(Path page) {
        driver.get(page.toUri().toString());
    }

    /** Opens a page, and returns the processor time that the renderer took for it, which other work on the machine does not change. */
    Duration timed(Path page) {
        driver.get("about:blank");
        driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        double before = taskSeconds();
        open(page);
        double after = taskSeconds();
        driver.executeCdpCommand("Performance.disable", Map.of());
        // A page in a process of its own starts from zero.
        return Duration.ofMillis(Math.round(1_000 * (after < before ? after : after - before)));
    }

    private double taskSeconds() {
        List<?> metrics = (List<?>) Objects.requireNonNull(
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"));
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> "TaskDuration".equals(metric.get("name")))
                .mapToDouble(metric -> ((Number) Objects.requireNonNull(metric.get("value"))).doubleValue())
                .findFirst()
                .orElseThrow();
    }

    /** Writes a picture of the whole page. */
    void screenshot(Path file) throws IOException {
        Map<String, Object> answer =
                driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
    }

    /** What a script returns. */
    Object run(String script, Object... arguments) {
        return Objects.requireNonNull(driver.executeScript(script, arguments), "the script returned nothing");
    }

    /**
     * The violations of WCAG 2.2 AA and of good practice on the page, a line each.
     *
     * @param omitted IDs of rules that are not checked
     */
    List<?> violations(String... omitted) throws IOException {
        try (InputStream axe = Chromium.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(100));
        return (List<?>) Objects.requireNonNull(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const rules = Object.fromEntries(arguments[0].map(rule => [rule, {enabled: false}]));
                axe.run(document, {resultTypes: ["violations"], rules}).then(results =>
                    done(results.violations.flatMap(violation =>
                        violation.nodes.map(node => violation.id + ": " + node.html + " " + node.failureSummary))));
                """, List.of(omitted)));
    }

    /** The messages of the console since the last call. */
    List<String> messages() {
        List<String> messages = new ArrayList<>();
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> messages.add(entry.getMessage()));
        return messages;
    }

    /** The events of requests since the last call, without the one for the page itself. */
    List<String> requests(Path page) {
        List<String> requests = new ArrayList<>();
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> {
            String event = entry.getMessage();
            if (event.contains("Network.requestWillBeSent\"")
                    && !event.contains("\"url\":\"" + page.toUri() + "\"")
                    && !event.contains("\"url\":\"data:,\"")
                    && !event.contains("\"url\":\"chrome://")) {
                requests.add(event);
            }
        });
        return requests;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
