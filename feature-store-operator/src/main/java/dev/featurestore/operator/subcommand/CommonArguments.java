package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.retry.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Options of all subcommands: help, and the access to the cloud.
 *
 * @param root project folder: base of file names in messages, with the folder {@code .featurestore}
 */
public record CommonArguments(
        @Option(value = "print this help; after a subcommand, its own options", alias = "-h")
        boolean help,

        @Option(value = "authentication method, for example api_key or instance_principal", argument = "NAME")
        Optional<String> auth,

        @Option(value = "OCI configuration file", argument = "FILE")
        Optional<String> ociConfig,

        @Option(value = "profile in the OCI configuration file", argument = "NAME")
        Optional<String> profile,

        @Option(value = "URL in place of the endpoints of OCI's services", argument = "ADDRESS")
        Optional<String> endpoint,

        @Option("mark the run as a rehearsal: the endpoint deploys nothing")
        boolean rehearsal,

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
        Optional<String> root) {

    static final CommonArguments DEFAULT = new CommonArguments(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            RetryPolicy.DEFAULT_LIMIT,
            false,
            false,
            Optional.empty());

    /** The OCI configuration file. */
    public Optional<Path> ociConfigFile() {
        return path(ociConfig, "--oci-config");
    }

    /** File of certificates to trust. */
    public Optional<Path> certificates() {
        return path(caCertificates, "--ca-certificates");
    }

    Optional<Path> rootFolder() {
        return path(root, "--root");
    }

    static Optional<Path> path(Optional<String> text, String word) {
        return text.map(path -> UserPaths.in(Path.of("")).read(path, word));
    }
}
