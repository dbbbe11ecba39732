package dev.featurestore.maven;

import dev.featurestore.emulator.EmbeddedCloudAddress;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.ServedCloud;
import dev.featurestore.emulator.http.AnsweredRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.Console;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts an embedded cloud that stays after a build.
 *
 * @param folder where it keeps its state
 * @param port its port; 0 for that of the last start, or any free port
 */
record CloudStart(Console console, Path folder, int port, EngineParameters engine) {

    /** Runs it in this process until it is stopped. */
    void here() {
        console.warn(CloudLines.REHEARSAL);
        EmbeddedCloudOptions options = options().withListener(this::follow);
        EmbeddedCloudFailures failures = new EmbeddedCloudFailures(folder);
        Optional<ServedCloud> started = failures.reported(() -> ServedCloud.start(options));
        if (started.isEmpty()) {
            throw running(failures.reported(() -> EmbeddedCloudAddress.running(folder)));
        }
        ServedCloud cloud = started.get();
        cloud.problems().forEach(console::warn);
        CloudLines lines = lines(cloud.address());
        lines.facts().forEach(console::info);
        lines.clients().forEach(console::info);
        lines.stop("Stop it with Ctrl-C, or from another terminal:").forEach(console::info);
        console.info("Requests that change something, and those that fail:");
        cloud.serve(this::ended);
    }

    private void follow(AnsweredRequest request) {
        if (request.isNotable()) {
            LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
            console.info(console.width().cut("  " + now + " " + request.line()));
        }
    }

    private void ended(ServedCloud.Ended end) {
        CloudLines.ended(end.jobs()).forEach(console::warn);
        end.failure().ifPresent(console::error);
        console.info("Stopped the embedded cloud. Its stacks and stores stay in " + folder + ".");
    }

    /** Starts it in a process of its own, unless it runs. */
    void detached() {
        console.warn(CloudLines.REHEARSAL);
        EmbeddedCloudFailures failures = new EmbeddedCloudFailures(folder);
        Optional<EmbeddedCloudAddress> before = failures.reported(() -> EmbeddedCloudAddress.running(folder));
        if (before.isPresent()) {
            console.info("It already runs.");
        }
        EmbeddedCloudAddress address =
                before.orElseGet(() -> failures.reported(() -> new CloudProcess(folder, options()).start()));
        if (!address.stays()) {
            throw running(Optional.of(address));
        }
        ignored(address).forEach(console::warn);
        CloudLines lines = lines(address);
        lines.facts().forEach(console::info);
        console.info("  log           " + folder.resolve(CloudProcess.LOG));
        lines.clients().forEach(console::info);
        lines.stop("It keeps running after this build. To stop it:").forEach(console::info);
    }

    private List<String> ignored(EmbeddedCloudAddress running) {
        List<String> lines = engine.withoutEffect(
                running.engine(), running.engineInUse(), running.providerSchema(), running.provisioners());
        return port == 0 || port == running.endpoint().getPort()
                ? lines
                : Stream.concat(
                                lines.stream(),
                                Stream.of(PropertyNames.PORT
                                        + " has no effect: the embedded cloud already runs at port "
                                        + running.endpoint().getPort() + "."))
                        .toList();
    }

    private EmbeddedCloudOptions options() {
        EmbeddedCloudOptions options =
                EmbeddedCloudOptions.in(folder).with(EmbeddedCloudFailures.options(engine, console));
        try {
            return options.withPort(port);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.PORT + ": " + e.getMessage(),
                    "Remove it to use any free port",
                    e);
        }
    }

    private CloudLines lines(EmbeddedCloudAddress address) {
        return new CloudLines(address, folder, folder.resolve("oci").resolve("config"), console.commands());
    }

    private FeatureStoreException running(Optional<EmbeddedCloudAddress> address) {
        boolean build = address.filter(found -> !found.stays()).isPresent();
        FeatureStoreException failure = FeatureStoreException.of(
                FailureCode.CLOUD_RUNNING,
                (build ? "A build already runs the embedded cloud on " : "An embedded cloud already runs on ")
                        + folder
                        + address.map(found -> ": process " + found.process() + " at " + found.endpoint())
                                .orElse(""),
                build
                        ? "Wait until that build ends, then run the same command again"
                        : "Use that cloud, or stop it first");
        return build ? failure : failure.suggesting(Command.of(Goal.CLOUD_STOP));
    }
}
