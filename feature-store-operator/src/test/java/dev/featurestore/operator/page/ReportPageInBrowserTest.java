package dev.featurestore.operator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.plan.Action;
import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.plan.OutputChange;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page as a browser shows it. Screenshots are below {@code target/screenshots}. */
@Tag("slow")
@Timeout(120)
class ReportPageInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final String TOO_WIDE = """
            return [...document.querySelectorAll("body *")]
                .filter(each => !each.closest(".scroll, .unseen, caption, thead, .skip, head"))
                .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
                .map(each => each.outerHTML.slice(0, 200));
            """;

    private static final String FOCUSABLE =
            "[...document.querySelectorAll('a[href], summary, button, input, [tabindex=\"0\"]')]"
                    + ".filter(each => each.checkVisibility())";

    @TempDir
    static Path folder;

    private static @Nullable Chromium started;
    private static final Map<String, Path> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws IOException, HclSyntaxException {
        started = Chromium.start(folder.resolve("profile"));
        add("applied", SampleRun.ofBundledStack());
        add("failed", failed());
        add("planned", planned());
        add("hostile", ReportPageTest.hostile());
        add("large", large());
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static void add(String name, SampleRun run) throws IOException {
        Path page = folder.resolve(name + ".html");
        Files.write(page, run.page());
        PAGES.put(name, page);
    }

    private static SampleRun failed() throws HclSyntaxException {
        SampleRun run = SampleRun.ofBundledStack();
        run.report.put("state", "FAILED");
        run.report.put("rehearsal", true);
        run.report.put(
                "failure",
                Map.of(
                        "message",
                                "400-LimitExceeded, The following service limits were exceeded: mysql-database-count.",
                        "address", "oci_mysql_mysql_db_system.second",
                        "place", "database.tf line 25"));
        run.log(
                SampleRun.START.plusSeconds(800),
                "oci_mysql_mysql_db_system.second: Creating...",
                "Error: 400-LimitExceeded, The following service limits were exceeded: mysql-database-count.",
                "with oci_mysql_mysql_db_system.second,");
        return run;
    }

    private static SampleRun planned() throws HclSyntaxException {
        SampleRun run = new SampleRun("PLAN", "SUCCEEDED");
        run.trace.configured(ReferenceGraph.of(SampleRun.bundled(), (caller, call) -> Optional.empty()));
        List<ResourceChange> changes = new ArrayList<>(List.of(
                new ResourceChange(
                        "oci_mysql_mysql_db_system.this[0]",
                        "oci_mysql_mysql_db_system",
                        Action.REPLACE,
                        false,
                        List.of(new AttributeChange(
                                "subnet_id", "ocid1.subnet.oc1.iad.aaa", "(known after apply)", false)),
                        List.of(),
                        Optional.empty(),
                        Optional.of("the database, and its backups after their retention")),
                ReportPageTest.change(
                        Action.UPDATE,
                        "oci_apigateway_deployment.this[0]",
                        Optional.empty(),
                        new AttributeChange("display_name", "feature-store-1", "feature-store-2", true),
                        new AttributeChange("specification[0].routes[3].path", "/v1", "/v2", true)),
                ReportPageTest.change(Action.DESTROY, "oci_core_nat_gateway.this[0]", Optional.empty()),
                ReportPageTest.change(Action.CREATE, "oci_core_subnet.db", Optional.empty()),
                ReportPageTest.change(Action.CREATE, "oci_core_vcn.this[0]", Optional.empty())));
        run.trace.planned(
                new TerraformPlan(
                        changes,
                        List.of(new OutputChange("api_endpoint", Action.UPDATE)),
                        List.of("oci_core_subnet.api", "oci_identity_policy.images[0]", "oci_kms_vault.this[0]"),
                        0),
                text -> text);
        run.report.put("create", 2);
        run.report.put("update", 1);
        run.report.put("replace", 1);
        run.report.put("destroy", 1);
        run.report.put("losesData", 1);
        run.cost(List.of(
                "oci_core_volume.data[\"of the first team\"]",
                "oci_core_nat_gateway.this[0]",
                "oci_objectstorage_bucket.data[0]",
                "oci_functions_function.authoriser[0]"));
        return run;
    }

    /** 2,000 resources, planned and created. */
    private static SampleRun large() {
        SampleRun run = new SampleRun("APPLY", "SUCCEEDED");
        List<String> addresses = IntStream.range(0, 2_000)
                .mapToObj(i -> "module.many[\"tenant-" + i % 50
                        + "\"].oci_objectstorage_bucket.data[\"dataset-of-the-team-" + i + "\"]")
                .toList();
        run.apply(addresses);
        run.cost(addresses);
        run.trace.planned(
                new TerraformPlan(
                        addresses.stream()
                                .map(address -> ReportPageTest.change(
                                        Action.UPDATE,
                                        address,
                                        Optional.empty(),
                                        new AttributeChange("freeform_tags[\"team\"]", "\"one\"", "\"another\"", true)))
                                .toList(),
                        List.of(),
                        0),
                text -> text);
        return run;
    }

    private static Chromium browser() {
        return Objects.requireNonNull(started);
    }

    private static Path page(String name) {
        return Objects.requireNonNull(PAGES.get(name), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"applied", "failed", "planned", "hostile"})
    void isAccessibleAndFitsInEachSizeAndColorScheme(String name) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            for (int width : List.of(1280, 400)) {
                String look = "report-" + name + "-" + width + "-" + scheme;
                browser().look(width, scheme);
                browser().open(page(name));
                browser().screenshot(SCREENSHOTS.resolve(look + ".png"));
                browser().run("document.querySelectorAll('details').forEach(each => each.open = true); return true");
                assertThat(browser().violations()).as(look).isEmpty();
                assertThat((List<?>) browser().run(TOO_WIDE)).as(look).isEmpty();
            }
        }
    }

    /** The colors are those of the other pages. To compare them takes half a minute for 2,000 resources. */
    @Test
    void isAccessibleWithTwoThousandResources() throws IOException {
        browser().look(1280, "light");
        browser().open(page("large"));
        assertThat(browser().violations("color-contrast")).isEmpty();
        for (int width : List.of(1280, 400)) {
            browser().look(width, "light");
            assertThat((List<?>) browser().run(TOO_WIDE)).as("%d pixels", width).isEmpty();
        }
    }

    @Test
    void requestsNothingAndReportsNoProblem() {
        browser().open(page("applied"));
        browser().requests(page("applied"));
        browser().messages();
        PAGES.values().forEach(page -> {
            browser().open(page);
            assertThat(browser().requests(page)).as(page.toString()).isEmpty();
            assertThat(browser().messages()).as(page.toString()).isEmpty();
        });
    }

    @Test
    void hostileTextIsText() {
        browser().open(page("hostile"));

        assertThat(browser().driver.getTitle()).doesNotStartWith("EVIL");
        assertThat(browser().driver.findElements(By.cssSelector("img, body script + script, [onclick], [onerror]")))
                .isEmpty();
        assertThat(browser().driver.findElement(By.tagName("h1")).getText()).contains("<img src=https://evil.example");
    }

    @Test
    void keyboardReachesAllControlsInTheirOrderAndShowsTheFocus() {
        browser().look(1280, "light");
        for (String name : List.of("applied", "planned")) {
            browser().open(page(name));
            Number expected = (Number) browser().run("return " + FOCUSABLE + ".length");
            List<Object> reached = new ArrayList<>();
            List<Object> inOrder = new ArrayList<>();
            for (int i = 0; i < expected.intValue(); i++) {
                browser().driver.switchTo().activeElement().sendKeys(Keys.TAB);
                reached.add(browser()
                        .run("return " + FOCUSABLE + ".indexOf(document.activeElement) + ' '"
                                + " + getComputedStyle(document.activeElement).outlineStyle"));
                inOrder.add(i + " solid");
            }
            assertThat(reached).as(name).isEqualTo(inOrder);
        }
    }

    @Test
    void filterShowsTheChangesThatContainATextOrHaveAnAction() {
        browser().open(page("planned"));
        String shown = "return [...document.querySelectorAll('#changes > li')].filter(each => !each.hidden).length";
        assertThat(browser().run(shown)).isEqualTo(5L);
        browser().driver.findElement(By.id("plan-text")).sendKeys("oci_core");
        assertThat(browser().run(shown)).isEqualTo(3L);
        browser()
                .driver
                .findElement(By.cssSelector("#plan-filter input[value=create]"))
                .sendKeys(Keys.SPACE);
        assertThat(browser().run(shown)).isEqualTo(1L);
        assertThat(browser().driver.findElement(By.id("plan-count")).getText()).isEqualTo("1 of 5");
    }

    @Test
    void buttonCopiesAnOutput() {
        browser().open(page("applied"));
        browser()
                .run("navigator.clipboard.writeText = text => { document.body.dataset.copied = text;"
                        + " return Promise.resolve(); }; return true");
        browser().driver.findElement(By.cssSelector(".copy")).click();
        assertThat(browser().run("return document.body.dataset.copied")).isEqualTo("https://gateway.example/20230101");
    }

    @Test
    void labelsStayWithinTheirBoxesAndTextIsReadableWithoutScript() throws IOException {
        Path without = folder.resolve("without-script.html");
        String page = Files.readString(page("applied"));
        Files.writeString(without, page.substring(0, page.indexOf("<script>")) + "</body></html>");
        browser().look(1280, "light");
        browser().open(without);

        assertThat((List<?>) browser().run("""
                return [...document.querySelectorAll(".picture .box")]
                    .filter(box => getComputedStyle(box).overflow !== "hidden").map(box => box.textContent);
                """)).isEmpty();
        assertThat(browser().driver.findElement(By.id("main")).getText())
                .contains("Deployed stack feature-store", "https://gateway.example/20230101", "critical path");
        assertThat(browser().driver.findElements(By.cssSelector("button"))).noneMatch(button -> button.isDisplayed());
    }

    @Test
    void twoThousandResourcesRenderInThreeSecondsAndFiveMegabytes() throws IOException {
        assertThat(Files.size(page("large"))).isLessThan(5_000_000);
        browser().look(1280, "light");

        assertThat(browser().timed(page("large"))).isPositive().isLessThan(Duration.ofSeconds(3));
        assertThat(browser().driver.findElements(By.cssSelector("#changes > li")))
                .hasSize(2_000);
    }
}
