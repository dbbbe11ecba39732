package dev.featurestore.maven;

import dev.featurestore.emulator.CloudStop;
import dev.featurestore.emulator.EmbeddedCloudAddress;
import dev.featurestore.operator.report.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Stops the embedded cloud of a folder, if it is one that stays.
 *
 * @param folder where it keeps its state
 */
record CloudEnd(Console console, Path folder) {

    void stop() {
        EmbeddedCloudFailures failures = new EmbeddedCloudFailures(folder);
        Optional<EmbeddedCloudAddress> running = failures.reported(() -> EmbeddedCloudAddress.running(folder));
        if (running.isEmpty()) {
            console.info("Nothing to stop: no embedded cloud runs on " + folder + ".");
            return;
        }
        EmbeddedCloudAddress address = running.get();
        if (!address.stays()) {
            console.warn("Not stopped: the embedded cloud of " + folder + " belongs to a build, process "
                    + address.process() + ", and ends with it.");
            return;
        }
        List<String> jobs = failures.reported(() -> CloudStop.stop(folder, address));
        console.info("Stopped the embedded cloud at " + address.endpoint() + ", process " + address.process() + ".");
        CloudLines.ended(jobs).forEach(console::warn);
        console.info("Its stacks and stores stay in " + folder + " for the next start.");
    }
}
