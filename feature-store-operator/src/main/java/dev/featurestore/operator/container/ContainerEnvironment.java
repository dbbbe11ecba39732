package dev.featurestore.operator.container;

import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.values.RecordedValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The variables of a container: the configuration, those that it uses, the backend's, proxies and credentials. An engine shows
 * its environment, so only those that the user wrote in the backend file are there; the others are piped.
 */
record ContainerEnvironment(ContainerHost host, RecordedValues values, Commands commands) {

    /** Maximum length of a variable on Linux (MAX_ARG_STRLEN, execve(2)). */
    private static final int LONGEST = 128 * 1024;

    private static final List<String> PROXIES = List.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY");

    /** Variables that turn on GitHub's annotations in reports. */
    private static final List<String> READ_BY_REPORTS = List.of("GITHUB_ACTIONS", "GITHUB_WORKSPACE");

    /** The variables that the engine passes and shows. */
    Map<String, String> shown(ContainerBackend backend) {
        Map<String, String> shown = new TreeMap<>();
        // Without a locale Java cannot read file names that are not ASCII.
        shown.put("LC_ALL", "C.UTF-8");
        backend.env()
                .forEach(variable -> variable.value()
                        .or(() -> values.environment(variable.name()))
                        .ifPresent(value -> shown.put(variable.name(), value)));
        shown.forEach(ContainerEnvironment::requireShort);
        return shown;
    }

    /** @param shown the variables of the environment, which the user has set for the container */
    PipedVariables piped(
            ApplyRequest request, CloudAddress address, Map<String, String> options, Map<String, String> shown) {
        Map<String, String> piped = new TreeMap<>();
        address.network().environment().forEach((name, value) -> {
            if (PROXIES.contains(name.toUpperCase(Locale.ROOT))) {
                piped.put(name, value);
            }
        });
        piped.putAll(SignInFiles.inside(address.signIn()));
        piped.keySet().removeAll(shown.keySet());
        READ_BY_REPORTS.forEach(values::environment);
        piped.put(
                ContainerInput.VARIABLE,
                new ContainerInput(
                                values.environment(),
                                values.properties(),
                                request.inputs().overrides(),
                                address.signIn().passPhrase(),
                                address.network().proxies(),
                                Optional.of(commands),
                                options)
                        .json());
        if (request.inputs().config() instanceof Source.Local local) {
            piped.put(Main.CONFIGURATION, AsciiJson.of(text(local.path())));
        }
        return new PipedVariables(piped);
    }

    private static String text(Path config) {
        try {
            return Files.readString(config, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR, "Cannot read " + config + ": " + e, "Check its permissions", e);
        }
    }

    private static void requireShort(String name, String value) {
        int bytes = name.length() + value.getBytes(StandardCharsets.UTF_8).length + 2;
        if (bytes > LONGEST) {
            throw FeatureStoreException.of(
                    FailureCode.BACKEND_NOT_SUPPORTED,
                    "Cannot pass environment variable " + name + " to a container: it has " + (bytes + 1023) / 1024
                            + " KiB, and the maximum is 128 KiB",
                    "Use -Dbackend=local, or mount a file with the value");
        }
    }
}
