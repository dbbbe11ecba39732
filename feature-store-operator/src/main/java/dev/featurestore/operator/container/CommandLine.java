package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.ExitStatus;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the command line of {@link Main}, and describes it. */
final class CommandLine {

    private static final List<Flag> FLAGS = MainOptions.TABLE.flags();

    private CommandLine() {}

    static MainOptions parse(String... arguments) {
        Map<String, String> texts = new HashMap<>();
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            Flag flag = FLAGS.stream()
                    .filter(known -> known.is(word))
                    .findFirst()
                    .orElseThrow(() -> invalid(FailureCode.UNKNOWN_PARAMETER, word + ": unknown option"));
            if (!flag.hasValue()) {
                texts.put(flag.name(), "true");
            } else if (rest.hasNext()) {
                texts.put(flag.name(), rest.next());
            } else {
                throw invalid(FailureCode.MISSING_PARAMETER, word + ": value missing");
            }
        }
        MainOptions options = MainOptions.TABLE.read(texts);
        if (options.file().isPresent() && options.spec().isPresent()) {
            throw invalid(FailureCode.CONFLICTING_PARAMETERS, "-f and --spec cannot be used together");
        }
        return options;
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
                + FLAGS.stream().map(Flag::help).collect(Collectors.joining("\n"))
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
