package dev.featurestore.operator.container;

import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.failure.ExitStatus;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of {@link Main}.
 *
 * @param switches the options without a value
 * @param values the options with a value
 */
record MainOptions(Set<MainOption> switches, Map<MainOption, String> values) {

    static MainOptions parse(String... arguments) {
        Set<MainOption> switches = EnumSet.noneOf(MainOption.class);
        Map<MainOption, String> values = new EnumMap<>(MainOption.class);
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            MainOption option = MainOption.of(word)
                    .orElseThrow(() -> invalid(FailureCode.UNKNOWN_PARAMETER, word + ": unknown option"));
            if (!option.hasValue()) {
                switches.add(option);
            } else if (rest.hasNext()) {
                values.put(option, rest.next());
            } else {
                throw invalid(FailureCode.MISSING_PARAMETER, word + ": value missing");
            }
        }
        if (values.containsKey(MainOption.FILE) && values.containsKey(MainOption.SPEC)) {
            throw invalid(FailureCode.CONFLICTING_PARAMETERS, "-f and --spec cannot be used together");
        }
        return new MainOptions(switches, values);
    }

    boolean has(MainOption option) {
        return switches.contains(option);
    }

    Optional<String> value(MainOption option) {
        return Optional.ofNullable(values.get(option));
    }

    Optional<Path> path(MainOption option) {
        return value(option).map(text -> UserPaths.in(Path.of("")).read(text, option.word()));
    }

    /** Folder for {@code report.json} and {@code outputs.env}. */
    Path reports() {
        return path(MainOption.REPORTS).orElse(Path.of(System.getProperty("java.io.tmpdir"), "featurestore"));
    }

    /** Options of an apply. */
    ApplyOptions apply() {
        return ApplyOptions.DEFAULT
                .withDryRun(has(MainOption.DRY_RUN))
                .withForce(has(MainOption.FORCE))
                .withDetach(has(MainOption.DETACH))
                .withAllowDataLoss(has(MainOption.ALLOW_DATA_LOSS))
                .withPlan(value(MainOption.PLAN))
                .withBusyTimeout(value(MainOption.BUSY_TIMEOUT)
                        .map(text -> seconds(MainOption.BUSY_TIMEOUT, text))
                        .orElse(ApplyOptions.DEFAULT.busyTimeout()))
                .withNoCheck(has(MainOption.NO_CHECK))
                .withCheckTimeout(value(MainOption.CHECK_TIMEOUT)
                        .map(text -> seconds(MainOption.CHECK_TIMEOUT, text))
                        .orElse(ApplyOptions.DEFAULT.checkTimeout()))
                .withCheckWrites(has(MainOption.CHECK_WRITES));
    }

    private static Duration seconds(MainOption option, String text) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(text)));
        } catch (NumberFormatException e) {
            throw invalid(
                    FailureCode.INVALID_PARAMETER,
                    option.word() + ": must be a number of seconds, but is \"" + text + "\"");
        }
    }

    private static FeatureStoreException invalid(FailureCode code, String message) {
        return FeatureStoreException.of(code, message, "Run with --help for the options");
    }

    static String usage() {
        return """
                Deploys the feature store with OCI Resource Manager, and waits for the job to finish.

                Reads the configuration (feature_store.yaml) from the first of: -f or --spec, the environment variable
                ENV_OPERATOR_ARGS (YAML or JSON), feature_store.yaml in the current folder.

                """
                + Arrays.stream(MainOption.values()).map(MainOption::help).collect(Collectors.joining("\n"))
                + """


                Authenticates with the options, or else the environment variables of the OCI CLI (OCI_CLI_AUTH,
                OCI_CLI_CONFIG_FILE, OCI_CLI_PROFILE, ...), or else profile DEFAULT of ~/.oci/config. Mount that folder
                read-only.

                Exit status:
                """
                + Arrays.stream(ExitStatus.values())
                        .map(s -> "  %3d  %s".formatted(s.status(), s.meaning()))
                        .collect(Collectors.joining("\n"));
    }
}
