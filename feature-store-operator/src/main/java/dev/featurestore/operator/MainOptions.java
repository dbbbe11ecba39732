package dev.featurestore.operator;

import dev.featurestore.operator.check.CheckOptions;
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
 * What {@link Main} is told on its command line.
 *
 * @param switches options without a value that are given
 * @param values values of the others that are given
 */
record MainOptions(Set<MainOption> switches, Map<MainOption, String> values) {

    static MainOptions parse(String... arguments) {
        Set<MainOption> switches = EnumSet.noneOf(MainOption.class);
        Map<MainOption, String> values = new EnumMap<>(MainOption.class);
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            MainOption option = MainOption.of(word).orElseThrow(() -> wrong("there is no option " + word));
            if (!option.hasValue()) {
                switches.add(option);
            } else if (rest.hasNext()) {
                values.put(option, rest.next());
            } else {
                throw wrong("option " + word + " has no value");
            }
        }
        if (values.containsKey(MainOption.FILE) && values.containsKey(MainOption.SPEC)) {
            throw wrong("-f and --spec are both given");
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

    /** How an apply is to go. */
    ApplyOptions apply() {
        return new ApplyOptions(
                has(MainOption.DRY_RUN),
                has(MainOption.FORCE),
                has(MainOption.DETACH),
                has(MainOption.ALLOW_DATA_LOSS),
                value(MainOption.PLAN),
                value(MainOption.BUSY_TIMEOUT)
                        .map(text -> seconds(MainOption.BUSY_TIMEOUT, text))
                        .orElse(ApplyOptions.BUSY_TIMEOUT),
                has(MainOption.NO_CHECK)
                        ? Optional.empty()
                        : Optional.of(new CheckOptions(
                                value(MainOption.CHECK_TIMEOUT)
                                        .map(text -> seconds(MainOption.CHECK_TIMEOUT, text))
                                        .orElse(Duration.ofSeconds(CheckOptions.DEFAULT_SECONDS)),
                                has(MainOption.CHECK_WRITES))));
    }

    private static Duration seconds(MainOption option, String text) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(text)));
        } catch (NumberFormatException e) {
            throw wrong(option.word() + " is no number of seconds: " + text);
        }
    }

    private static FeatureStoreException wrong(String message) {
        return FeatureStoreException.of(FailureCode.INVALID_PARAMETER, message, "--help lists the options");
    }

    static String usage() {
        return """
                Deploys the feature store through OCI Resource Manager, and waits for the end.

                The configuration, which is that of feature_store.yaml, is that of -f or --spec, or else the value (YAML or
                JSON) of the environment variable ENV_OPERATOR_ARGS, or else feature_store.yaml in the current folder.

                """
                + Arrays.stream(MainOption.values()).map(MainOption::described).collect(Collectors.joining("\n"))
                + """


                It signs in as the options and the environment say (OCI_CLI_AUTH, OCI_CLI_CONFIG_FILE, OCI_CLI_PROFILE and
                others of OCI's own tools), or else with profile DEFAULT of ~/.oci/config: mount that folder, read-only.

                Exit status:
                """
                + Arrays.stream(ExitStatus.values())
                        .map(s -> "  %3d  %s".formatted(s.status(), s.meaning()))
                        .collect(Collectors.joining("\n"));
    }
}
