package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final RecordedConsole console = new RecordedConsole();
    private final AtomicLong clock = new AtomicLong();
    private final ProgressLines progress = new ProgressLines(console, clock::get);

    @Test
    void tellsALineASecondAndOnlyWhatIsNew() {
        progress.at(0.1, List.of("too early"));
        wait(1100);
        progress.at(0.2, List.of("pulling base image layer sha256:" + "0".repeat(64)));
        wait(500);
        progress.at(0.3, List.of("too soon"));
        wait(600);
        progress.at(0.2, List.of("no further"));
        progress.at(0.4, List.of());
        wait(2000);
        progress.at(0.5, List.of("loading to Docker daemon"));
        wait(2000);
        progress.at(1, List.of());

        assertThat(console.lines())
                .containsExactly(" 20 %: pulling base image layer", " 40 %", " 50 %: loading to the container engine");
    }

    @Test
    void tellsTheSameThingOnce() {
        progress.info("Signing in");
        progress.info("Signing in");
        progress.warn("odd");
        progress.warn("odd");

        assertThat(console.lines()).containsExactly("Signing in", "odd");
    }

    private void wait(int milliseconds) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
