package dev.featurestore.emulator;

import dev.featurestore.emulator.http.AnsweredRequest;
import dev.featurestore.emulator.terraform.EngineChoice;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.emulator.terraform.Provisioners;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embedded cloud as a process that a build leaves behind. Its standard output is its log. Exit code: 0 if it was
 * stopped, 1 if it could not end properly, 2 if it could not start, 3 if another process runs the cloud.
 */
public final class DetachedCloudMain {

    /** Another process runs the cloud of the folder. */
    public static final int RUNS_ALREADY = 3;

    private static final int CANNOT_START = 2;
    private static final int WITH_SCHEMA = 5;

    private DetachedCloudMain() {}

    /** The arguments for the options of a cloud. */
    public static List<String> arguments(EmbeddedCloudOptions options) {
        List<String> arguments = new ArrayList<>(List.of(
                options.directory().toString(),
                Integer.toString(options.port()),
                options.engines().choice().text(),
                options.engines().provisioners().text()));
        options.engines().providerSchema().ifPresent(file -> arguments.add(file.toString()));
        return arguments;
    }

    /** Runs until it is stopped. */
    public static void main(String[] args) {
        try {
            EngineOptions engines = new EngineOptions(
                            EngineChoice.parse(args[2]),
                            args.length < WITH_SCHEMA ? Optional.empty() : Optional.of(Path.of(args[WITH_SCHEMA - 1])))
                    .with(Provisioners.parse(args[3]));
            EmbeddedCloudOptions options = EmbeddedCloudOptions.in(Path.of(args[0]))
                    .withPort(Integer.parseInt(args[1]))
                    .with(engines)
                    .withListener(DetachedCloudMain::log);
            Optional<ServedCloud> cloud = ServedCloud.start(options);
            if (cloud.isEmpty()) {
                log("Another process runs the embedded cloud of " + options.directory());
                System.exit(RUNS_ALREADY);
            }
            serve(cloud.orElseThrow());
        } catch (EmbeddedCloudException | IllegalArgumentException e) {
            log(String.valueOf(e.getMessage()));
            System.exit(CANNOT_START);
        }
    }

    private static void serve(ServedCloud cloud) {
        cloud.problems().forEach(DetachedCloudMain::log);
        EmbeddedCloudAddress address = cloud.address();
        log("Embedded cloud at " + address.endpoint() + ", process " + address.process() + ", jobs run on "
                + address.engineInUse());
        cloud.serve(end -> {
            end.jobs().forEach(job -> log("Ended with the cloud: " + job));
            end.failure().ifPresent(DetachedCloudMain::log);
            log("Stopped");
        });
    }

    private static void log(AnsweredRequest request) {
        if (request.isNotable()) {
            log(request.line());
        }
    }

    private static void log(String line) {
        System.out.println(
                Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line.replaceAll("[\\p{Cc}\\p{Cf}]", "?"));
    }
}
