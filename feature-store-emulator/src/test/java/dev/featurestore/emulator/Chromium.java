package dev.featurestore.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, driven by its own chromedriver. Records the messages of the console and all requests. */
final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Warns that it does not know the newest protocol, of which the tests use a part that all versions have. */
    private static final Logger PROTOCOL = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    final ChromeDriver driver;
    private final List<String> requested = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

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
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
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

    /**
     * Starts the browser. Skips the test where it is not installed, but fails in CI.
     *
     * @param profile an empty folder
     */
    static Chromium start(Path profile) {
        boolean installed = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        Assumptions.assumeTrue(
                installed || Boolean.parseBoolean(System.getenv("CI")),
                "needs chromium and chromedriver (Debian's packages chromium and chromium-driver)");
        return new Chromium(profile);
    }

    void open(URI page) {
        driver.get(page.toString());
    }

    /** @param scheme {@code light} or {@code dark} */
    void look(int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
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

    /** The violations of WCAG 2.2 AA and of good practice on the page, a line each. */
    List<String> violations() throws IOException {
        try (InputStream axe = Chromium.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ["violations"]}).then(results => done(JSON.stringify(results.violations.flatMap(violation =>
                    violation.nodes.map(node => violation.id + ": " + node.html + " " + node.failureSummary)))));
                """);
        List<String> lines = new ArrayList<>();
        Json.read(String.valueOf(found).getBytes(StandardCharsets.UTF_8)).forEach(each -> lines.add(each.asText()));
        return lines;
    }

    /** Forgets the messages and requests so far, after the page before. */
    void startAgain() {
        driver.get("about:blank");
        read();
        requested.clear();
        messages.clear();
    }

    /** The messages of the console so far. */
    List<String> messages() {
        read();
        return List.copyOf(messages);
    }

    /** The URLs that were requested so far. */
    List<String> requested() {
        read();
        return List.copyOf(requested);
    }

    private void read() {
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> messages.add(entry.getMessage()));
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            try {
                JsonNode event = Json.read(entry.getMessage().getBytes(StandardCharsets.UTF_8))
                        .path("message");
                if (event.path("method").asText().equals("Network.requestWillBeSent")) {
                    String url =
                            event.path("params").path("request").path("url").asText();
                    // The browser's own first page.
                    if (!url.startsWith("chrome://")) {
                        requested.add(url);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
