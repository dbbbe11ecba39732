package dev.featurestore.emulator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.http.Answered;
import dev.featurestore.emulator.view.CloudView;
import dev.featurestore.emulator.view.ItemView;
import dev.featurestore.emulator.view.JobContent;
import dev.featurestore.emulator.view.JobView;
import dev.featurestore.emulator.view.LogView;
import dev.featurestore.emulator.view.ResourceView;
import dev.featurestore.emulator.view.StackContent;
import dev.featurestore.emulator.view.StackView;
import dev.featurestore.emulator.view.StoreView;
import dev.featurestore.emulator.view.ValueView;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of a cloud with very much in it: they have a size that does not grow, and report what they leave out. */
class LargePagesTest {

    private static final int MANY = 10_000;
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final String LONG = "x".repeat(10_000);

    private static final JobView JOB = new JobView(
            "ocid1.job",
            "ocid1.stack",
            LONG,
            LONG,
            "APPLY",
            "IN_PROGRESS",
            false,
            NOW.minusSeconds(3725),
            Optional.empty());
    private static final StackView STACK =
            new StackView("ocid1.stack", LONG, LONG, "ocid1.compartment", "1.5.x", NOW, MANY, Optional.of(JOB));

    private static <T> List<T> many(T item) {
        return IntStream.range(0, MANY).mapToObj(i -> item).toList();
    }

    private static final CloudView LARGE = new CloudView() {
        @Override
        public List<StackView> stacks() {
            return many(STACK);
        }

        @Override
        public List<JobView> jobs() {
            return many(JOB);
        }

        @Override
        public Optional<StackContent> stack(String id) {
            return Optional.of(new StackContent(
                    STACK,
                    IntStream.range(0, 250)
                            .mapToObj(i -> new ValueView("v" + i, Optional.of(LONG)))
                            .toList(),
                    jobs(),
                    many(new ResourceView("oci_core_vcn", LONG, LONG, "")),
                    List.of()));
        }

        @Override
        public Optional<JobContent> job(String id, int lines) {
            LogView.Line line = new LogView.Line(1, NOW, true, LONG);
            return Optional.of(new JobContent(
                    JOB,
                    Optional.of(LONG),
                    new LogView(
                            100_000,
                            MANY,
                            List.of(line),
                            IntStream.range(0, lines).mapToObj(i -> line).toList(),
                            Optional.empty(),
                            Optional.empty()),
                    List.of()));
        }

        @Override
        public List<StoreView> stores() {
            return many(store("ocid1.stack").orElseThrow());
        }

        @Override
        public Optional<StoreView> store(String stackId) {
            ItemView item = new ItemView("a", "entities", "a", "", "ACTIVE", NOW, List.of());
            return Optional.of(new StoreView(stackId, LONG, List.of(URI.create("http://127.0.0.1:1/")), many(item)));
        }
    };

    private final DashboardPages pages = new DashboardPages(LARGE, Clock.fixed(NOW, ZoneOffset.UTC));

    private String page(String path) {
        Answered answer = Answered.by(pages.routes(), "GET", path, "");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theOverviewShowsTheNewestStacksAndJobs() {
        assertThat(page("/"))
                .hasSizeLessThan(1_000_000)
                .contains(
                        "Showing 200 of 10,000 stacks, the newest first.",
                        "Showing 10 of 10,000 jobs, the newest first.")
                .contains("10,000 jobs are running")
                .contains("x… (9,880 more characters)");
    }

    @Test
    void aStackShowsItsNewestJobsAndFirstResources() {
        assertThat(page("/dashboard/stacks/a"))
                .hasSizeLessThan(2_000_000)
                .contains("Showing 100 of 10,000 jobs, the newest first.", "Showing 2,000 of 10,000 resources.")
                .contains("1 h 2 min");
    }

    @Test
    void aJobShowsTheEndOfItsLogAndTheBeginningsOfItsLines() {
        assertThat(page("/dashboard/jobs/a"))
                .hasSizeLessThan(2_500_000)
                .contains("Showing the last 2,000 of 100,000 lines.")
                .contains("Showing the first 1 of 10,000 lines that report errors.")
                .contains("x… (9,000 more characters)");
    }

    @Test
    void aPageWithARunningJobReloadsItselfWithoutJavaScript() {
        String reload = "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>";
        assertThat(page("/dashboard/jobs/a")).contains(reload);
        assertThat(page("/")).contains(reload);
        assertThat(page("/dashboard/stores/a")).doesNotContain(reload);
    }

    @Test
    void aStoreListsWhatItCannotDraw() {
        assertThat(page("/dashboard/stores/a"))
                .hasSizeLessThan(500_000)
                .contains("Showing 500 of 10,000 items.", "too many items for a picture");
    }
}
