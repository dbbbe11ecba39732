package dev.featurestore.operator.container;

import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.CloudSession;
import dev.featurestore.operator.command.ContainerBackendRunner;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.failure.ExitStatus;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.Journal;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.values.RecordedValues;
import dev.featurestore.operator.verify.Deployable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code apply} in a container of this machine. */
public final class ContainerApply implements ContainerBackendRunner {

    /** Label of the containers of {@code apply}; its value is the folder for results, see {@link #labelOf}. */
    static final String LABEL = "dev.featurestore.apply";

    private static final Command BUILD = Command.of(Goal.BUILD_IMAGE);

    private final Console console;
    private final FileNames names;
    private final ContainerHost host;

    /** @param root the project folder: messages name the files below it relative to it */
    public ContainerApply(Console console, Path root, ContainerHost host) {
        this.console = console;
        this.names = new FileNames(root);
        this.host = host;
    }

    @Override
    public List<Output> apply(
            ApplyRequest request,
            ContainerBackend backend,
            Path backendFolder,
            Deployable deployable,
            RecordedValues values,
            CloudSession session) {
        Path memory = names.root().resolve(".featurestore");
        String folder = labelOf(request.results().folder());
        ContainerEngine engine = host.engine(console);
        requireImage(engine, backend.image());
        // In a rehearsal this starts the embedded cloud.
        CloudAddress address = session.address();
        ReportFiles reports = new ReportFiles(request.results(), session.key(deployable.config()), new RunTrace());
        ApplyRequest inside = request.withResults(Results.exactly(reports.path()));
        ContainerEnvironment environment = new ContainerEnvironment(host, values, console.commands());
        Map<String, String> shown = environment.shown(backend);
        PipedVariables piped = environment.piped(
                inside, address, new ContainerOptions(inside, address, names.root(), console.isDebug()).texts(), shown);
        List<Mount> mounts =
                new ContainerMounts(host.home(), backendFolder, memory).mounts(inside, backend, address, deployable);
        ContainerSpec spec = new ContainerSpec(
                backend.image(),
                "feature-store-" + UUID.randomUUID().toString().substring(0, 8),
                Map.of(LABEL, folder),
                shown,
                mounts,
                new ContainerNetwork(host, console).network(backend, address),
                new ContainerRestrictions(host, engine).with(backend.options(), mounts),
                List.of(Main.OF_BUILD));
        removeLeft(engine, folder);
        if (!request.options().dryRun()) {
            reports.makeFolder();
            reports.clear();
            Journal.makeFolder(memory);
        }
        console.info("Running in container " + spec.name() + " of " + backend.image() + " (" + engine.shown() + ")");
        Relay.Receiver receiver = new Relay.Receiver(console);
        int status;
        try {
            status = new ContainerRun(engine, spec, piped.line()).run(receiver);
        } finally {
            if (!request.options().dryRun()) {
                reports.copyToLatest();
            }
        }
        if (status != 0) {
            throw receiver.failure().orElseGet(() -> failure(status, spec, receiver.other()));
        }
        return request.options().dryRun() ? List.of() : reports.outputs();
    }

    /** The folder without commas, at which podman's {@code ps --filter} splits its value, and docker's does not. */
    static String labelOf(Path folder) {
        return folder.toString().replace("%", "%25").replace(",", "%2C");
    }

    /**
     * Refuses an image that the engine does not have, or that is not the operator's. Warns of another version.
     *
     * @throws FeatureStoreException {@code IMAGE_NOT_FOUND} or {@code INVALID_CONFIGURATION}
     */
    void requireImage(ContainerEngine engine, String image) {
        boolean standard = image.equals(ContainerBackend.DEFAULT_IMAGE);
        Command build = standard ? BUILD : BUILD.with("featurestore.image", image);
        ContainerEngine.Inspected found = engine.inspect(List.of(image))
                .orElseThrow(() -> FeatureStoreException.of(
                                FailureCode.IMAGE_NOT_FOUND,
                                engine.shown() + " does not have the image " + image,
                                standard
                                        ? "Build it"
                                        : "Pull it with " + engine.shownCommand() + " pull " + image + ", or build it")
                        .suggesting(build));
        if (!found.runsOperator()) {
            throw FeatureStoreException.of(
                            FailureCode.INVALID_CONFIGURATION,
                            "Image " + image + " is not an image of the operator: its entry point does not run "
                                    + Main.class.getName(),
                            standard
                                    ? "Build the image of the operator"
                                    : "Remove image from the backend file, and build " + ContainerBackend.DEFAULT_IMAGE)
                    .suggesting(BUILD);
        }
        if (!found.version().isEmpty() && !found.version().equals(host.version())) {
            console.warn("Image " + image + " contains version " + found.version()
                    + " of the operator, but the plugin is " + host.version() + ". Build the image again:");
            console.warn(console.commands().line(build));
        }
    }

    /** Removes stopped containers of a killed build. A running one may belong to another build, so it is only reported. */
    private void removeLeft(ContainerEngine engine, String folder) {
        for (ContainerEngine.LeftContainer left : engine.labelled(LABEL, folder)) {
            if (left.running()) {
                console.warn("Container " + left.name() + " of an earlier run is still running. To stop it: "
                        + engine.shownCommand() + " stop " + left.name());
            } else {
                engine.remove(left.name());
                console.info("Removed container " + left.name() + " of an earlier run");
            }
        }
    }

    /** The failure of a container that ended without reporting one. */
    private static FeatureStoreException failure(int status, ContainerSpec spec, String last) {
        String output = last.isEmpty() ? "" : ": " + last;
        return FeatureStoreException.of(
                ExitStatus.codeOf(status),
                "Container " + spec.name() + " of image " + spec.image() + " failed with exit status " + status
                        + output,
                status == 137
                        ? "The container was killed. If it ran out of memory, raise the limit below options in the"
                                + " backend file"
                        : "See the container's output above. A job that it submitted continues in OCI");
    }
}
