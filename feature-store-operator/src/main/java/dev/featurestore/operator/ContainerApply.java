package dev.featurestore.operator;

import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.container.ContainerEngine;
import dev.featurestore.operator.container.ContainerHost;
import dev.featurestore.operator.container.ContainerRun;
import dev.featurestore.operator.container.ContainerSpec;
import dev.featurestore.operator.container.Relay;
import dev.featurestore.operator.failure.ExitStatus;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.Journal;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.values.RecordedValues;
import dev.featurestore.operator.verify.Deployable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link Operator#apply} in a container: apart, so that a run in this JVM loads none of its classes. */
final class ContainerApply {

    /** Label of the containers of {@code apply}; its value is the folder for results. */
    static final String LABEL = "dev.featurestore.apply";

    private static final Command BUILD = Command.of(Goal.BUILD_IMAGE);

    private final Console console;
    private final FileNames names;
    private final RecordedValues values;
    private final ContainerHost host;

    /**
     * @param values what the configuration's names stand for, with those that it has
     */
    ContainerApply(Console console, FileNames names, RecordedValues values, ContainerHost host) {
        this.console = console;
        this.names = names;
        this.values = values;
        this.host = host;
    }

    /**
     * Deploys, and waits for the end.
     *
     * @param backendFolder what relative paths of the backend are relative to
     */
    List<Output> run(
            ApplyRequest request,
            ContainerBackend backend,
            Path backendFolder,
            Deployable deployable,
            CloudSession session) {
        Path memory = names.root().resolve(".featurestore");
        String folder = request.results().folder().toString();
        ContainerEngine engine = host.engine();
        requireImage(engine, backend.image());
        // In a rehearsal this starts the embedded cloud.
        CloudAddress address = session.address();
        ReportFiles reports = new ReportFiles(request.results(), session.key(deployable.config()));
        ApplyRequest inside = request.withResults(Results.exactly(reports.path()));
        ContainerSpec spec = new ContainerSpec(
                backend.image(),
                "feature-store-" + UUID.randomUUID().toString().substring(0, 8),
                Map.of(LABEL, folder),
                new ContainerEnvironment(host, values, console.commands()).of(inside, backend, address),
                new ContainerMounts(host.home(), backendFolder, memory).of(inside, backend, address, deployable),
                new ContainerNetwork(host, console).of(backend, address),
                backend.options(),
                new ContainerArguments(inside, address, names.root()).list());
        tellLeft(engine, folder);
        if (!request.options().dryRun()) {
            reports.makeFolder();
            reports.clear();
            Journal.makeFolder(memory);
        }
        console.info("Running in container " + spec.name() + " of " + backend.image() + " (" + engine.shown() + ")");
        Relay.Receiver receiver = new Relay.Receiver(console);
        int status;
        try {
            status = new ContainerRun(engine, spec).run(receiver);
        } finally {
            if (!request.options().dryRun()) {
                reports.copyToLatest();
            }
        }
        if (status != 0) {
            throw receiver.failure().orElseGet(() -> failure(status, spec, receiver.strange()));
        }
        return request.options().dryRun() ? List.of() : reports.outputs();
    }

    private void requireImage(ContainerEngine engine, String image) {
        ContainerEngine.Inspected found = engine.inspect(image).orElseThrow(() -> {
            boolean standard = image.equals(ContainerBackend.DEFAULT_IMAGE);
            return FeatureStoreException.of(
                            FailureCode.IMAGE_NOT_FOUND,
                            engine.shown() + " has no image " + image,
                            standard
                                    ? "build it"
                                    : "fetch it with " + engine.shownCommand() + " pull " + image + ", or build it")
                    .suggesting(standard ? BUILD : BUILD.with("featurestore.image", image));
        });
        if (!found.version().isEmpty() && !found.version().equals(host.version())) {
            console.warn("The image " + image + " holds version " + found.version() + " of the operator, and this is "
                    + host.version() + "; build it again:");
            console.warn(console.commands()
                    .line(
                            image.equals(ContainerBackend.DEFAULT_IMAGE)
                                    ? BUILD
                                    : BUILD.with("featurestore.image", image)));
        }
    }

    /** What a killed build has left: what has ended is removed, what runs belongs to somebody. */
    private void tellLeft(ContainerEngine engine, String folder) {
        for (ContainerEngine.Left left : engine.labelled(LABEL, folder)) {
            if (left.running()) {
                console.warn("Container " + left.name() + " of an earlier run still runs; to end it: "
                        + engine.shownCommand() + " stop " + left.name());
            } else {
                engine.remove(left.name());
                console.info("Removed container " + left.name() + ", which an earlier run had left");
            }
        }
    }

    /** For an operator that could not say why it ended. */
    private static FeatureStoreException failure(int status, ContainerSpec spec, String last) {
        String said = last.isEmpty() ? "" : ": " + last;
        return FeatureStoreException.of(
                ExitStatus.codeOf(status),
                "container " + spec.name() + " of " + spec.image() + " ended with exit status " + status + said,
                status == 137
                        ? "it was killed, perhaps for want of memory: see options of the backend file"
                        : "its lines above tell more; a job whose submission is told there goes on");
    }
}
