package dev.featurestore.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.util.Optional;

/** The embedded cloud as a program. Exit code: 0 if it was stopped, 2 if it could not start. */
public final class EmbeddedCloudMain {

    private static final int CANNOT_START = 2;

    private EmbeddedCloudMain() {}

    /** Runs until the process gets SIGTERM or SIGINT. */
    public static void main(String[] args) {
        CloudArguments arguments = CloudArguments.parse(args);
        if (arguments instanceof CloudArguments.Help) {
            System.out.print(CloudArguments.usage());
        } else if (arguments instanceof CloudArguments.Mistake mistake) {
            System.err.println("feature-store-emulator: " + mistake.message());
            System.err.print(CloudArguments.usage());
            System.exit(CANNOT_START);
        } else if (arguments instanceof CloudArguments.Serve serve) {
            serve(serve.options());
        }
    }

    private static void serve(EmbeddedCloudOptions options) {
        Optional<ServedCloud> cloud;
        try {
            cloud = ServedCloud.start(options);
        } catch (EmbeddedCloudException e) {
            System.err.println("feature-store-emulator: " + e.getMessage());
            System.exit(CANNOT_START);
            return;
        }
        if (cloud.isEmpty()) {
            System.err.println("feature-store-emulator: " + inUse(options));
            System.exit(CANNOT_START);
            return;
        }
        ServedCloud served = cloud.get();
        served.problems().forEach(problem -> System.err.println("feature-store-emulator: " + problem));
        ObjectNode line = Json.object();
        line.put("endpoint", served.address().endpoint().toString());
        line.put("dashboard", served.address().endpoint().resolve("/").toString());
        line.put("ociConfig", served.ociConfig().toString());
        // Bytes, because JSON is UTF-8 whatever the console's encoding is.
        System.out.writeBytes(Json.write(line));
        System.out.println();
        System.out.flush();
        served.serve(
                end -> end.failure().ifPresent(failure -> System.err.println("feature-store-emulator: " + failure)));
    }

    private static String inUse(EmbeddedCloudOptions options) {
        PrivateDirectory directory = PrivateDirectory.at(options.directory());
        return "an embedded cloud already runs on " + directory.path()
                + EmbeddedCloudAddress.read(directory)
                        .map(address -> ": process " + address.process() + " at " + address.endpoint())
                        .orElse("")
                + ". Use that cloud, or choose another folder with --data.";
    }
}
