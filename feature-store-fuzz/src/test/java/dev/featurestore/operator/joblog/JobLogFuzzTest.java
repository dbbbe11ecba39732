package dev.featurestore.operator.joblog;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;

/** Any text is a log: each line is one event, no resource is counted twice, and no count exceeds its total. */
@Timeout(10)
class JobLogFuzzTest {

    @FuzzTest
    void everyLineIsOneEvent(byte[] input) {
        TerraformLog log = new TerraformLog();
        int done = 0;
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
            LogEvent event = log.read(line);
            require(event.text().equals(line), () -> "another text than that of the line: " + event.text());
            if (event instanceof LogEvent.ResourceDone finished) {
                done++;
                int expected = done;
                require(
                        finished.done() == expected && finished.total() >= finished.done(),
                        () -> finished.done() + " of " + finished.total() + ", expected " + expected);
            }
        }
        int finished = done;
        require(log.done().size() == finished, () -> log.done().size() + " resources, expected " + finished);
        log.firstError().ifPresent(error -> {
            require(!error.summary().isEmpty(), () -> "an error without a summary");
            error.isRefused();
            error.ociType().ifPresent(type -> require(type.startsWith("oci_"), () -> type));
        });
        for (FailedCheck check : log.failedChecks()) {
            require(check.line() >= 0, () -> "negative line of " + check);
        }
    }
}
