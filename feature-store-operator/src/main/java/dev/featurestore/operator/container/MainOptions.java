package dev.featurestore.operator.container;

import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.retry.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The options of {@link Main}. Those without {@link Option} come only from the build that started the container.
 *
 * @param root project folder: base of file names in messages, with the folder {@code .featurestore}
 * @param standsFor name of the file whose text the environment variable contains as a JSON string
 */
record MainOptions(
        @Option(value = "configuration file, or its address in Object Storage", argument = "FILE", alias = "-f")
        Optional<String> file,

        @Option(value = "configuration as YAML or JSON; visible in the process list", argument = "TEXT")
        Optional<String> spec,

        @Option(value = "print this help", alias = "-h") boolean help,

        @Option("check the configuration and exit") boolean verify,

        ApplyOptions apply,

        @Option(value = "URL in place of the endpoints of OCI's services", argument = "ADDRESS")
        Optional<String> endpoint,

        @Option("mark the run as a rehearsal: the endpoint deploys nothing")
        boolean rehearsal,

        @Option(value = "bucket to upload a stack to that is too large for a request", argument = "NAME")
        Optional<String> bucket,

        @Option(
                value = "folder of report.json and outputs.env (default: featurestore in the temporary folder)",
                argument = "FOLDER")
        Optional<String> reports,

        @Option(value = "authentication method, for example api_key or instance_principal", argument = "NAME")
        Optional<String> auth,

        @Option(value = "OCI configuration file", argument = "FILE")
        Optional<String> ociConfig,

        @Option(value = "profile in the OCI configuration file", argument = "NAME")
        Optional<String> profile,

        @Option(value = "PEM file of certificates to trust in addition to the JVM's", argument = "FILE")
        Optional<String> caCertificates,

        @Option(value = "maximum time to repeat a request to OCI (default 120)", argument = "SECONDS")
        Duration retryTimeout,

        @Option("connect to this machine only") boolean offline,

        @Option("print debug output: requests, sign-in, comparisons")
        boolean debug,

        @Option(
                value = "project folder: base of file names in messages, with the folder .featurestore",
                argument = "FOLDER")
        Optional<String> root,

        Optional<String> standsFor) {

    /** The options by name, on the command line and in JSON. */
    static final OptionTable<MainOptions> TABLE = new OptionTable<>(new MainOptions(
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            ApplyOptions.DEFAULT,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RetryPolicy.DEFAULT_LIMIT,
            false,
            false,
            Optional.empty(),
            Optional.empty()));

    Optional<Path> ociConfigFile() {
        return path(ociConfig, "--oci-config");
    }

    Optional<Path> certificates() {
        return path(caCertificates, "--ca-certificates");
    }

    Optional<Path> rootFolder() {
        return path(root, "--root");
    }

    /** Folder for {@code report.json} and {@code outputs.env}. */
    Path reportsFolder() {
        return path(reports, "--reports").orElse(Path.of(System.getProperty("java.io.tmpdir"), "featurestore"));
    }

    private static Optional<Path> path(Optional<String> text, String word) {
        return text.map(path -> UserPaths.in(Path.of("")).read(path, word));
    }
}
