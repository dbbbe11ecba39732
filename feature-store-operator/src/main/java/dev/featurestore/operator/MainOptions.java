package dev.featurestore.operator;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@link Main} is told on its command line.
 *
 * @param help whether only the help is wanted
 * @param verify whether only the configuration is to be checked
 * @param dryRun whether nothing may be changed
 * @param rehearsal whether the cloud is one that deploys nothing
 * @param file path or address of the configuration
 * @param spec the configuration itself
 * @param endpoint address that replaces those of OCI's services
 * @param bucket bucket for stacks that are too large for a request
 * @param reports folder for {@code report.json} and {@code outputs.env}
 */
record MainOptions(
        boolean help,
        boolean verify,
        boolean dryRun,
        boolean rehearsal,
        Optional<String> file,
        Optional<String> spec,
        Optional<String> endpoint,
        Optional<String> bucket,
        Path reports) {

    static MainOptions parse(String... arguments) {
        boolean help = false;
        boolean verify = false;
        boolean dryRun = false;
        boolean rehearsal = false;
        Optional<String> file = Optional.empty();
        Optional<String> bucket = Optional.empty();
        Optional<String> spec = Optional.empty();
        Optional<String> endpoint = Optional.empty();
        Path reports = Path.of(System.getProperty("java.io.tmpdir"), "featurestore");
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "-h", "--help" -> help = true;
                case "--verify" -> verify = true;
                case "--dry-run" -> dryRun = true;
                case "--rehearsal" -> rehearsal = true;
                case "-f", "--file" -> file = Optional.of(value(option, rest));
                case "--spec" -> spec = Optional.of(value(option, rest));
                case "--endpoint" -> endpoint = Optional.of(value(option, rest));
                case "--bucket" -> bucket = Optional.of(value(option, rest));
                case "--reports" -> reports = Path.of(value(option, rest));
                default -> throw wrong("there is no option " + option);
            }
        }
        if (file.isPresent() && spec.isPresent()) {
            throw wrong("-f and --spec are both given");
        }
        return new MainOptions(help, verify, dryRun, rehearsal, file, spec, endpoint, bucket, reports);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw wrong("option " + option + " has no value");
        }
        return rest.next();
    }

    private static FeatureStoreException wrong(String message) {
        return FeatureStoreException.of(FailureCode.MISSING_PARAMETER, message, "--help lists the options");
    }

    static String usage() {
        return """
                Deploys the feature store through OCI Resource Manager, and waits for the end.

                The configuration, which is that of feature_store.yaml, is the first of these:
                  -f FILE            a file, or its address in Object Storage
                  --spec TEXT        YAML or JSON; others see it in the list of processes
                  ENV_OPERATOR_ARGS  variable of the environment: YAML or JSON
                  feature_store.yaml in the current folder

                  --verify           check the configuration, and do nothing else
                  --dry-run          say what would be done, and change nothing
                  --endpoint ADDRESS replaces the addresses of OCI's services
                  --rehearsal        say that what is at the endpoint deploys nothing
                  --bucket NAME      for a stack that is too large for a request
                  --reports FOLDER   for report.json and outputs.env (featurestore in the folder for temporary files)

                It signs in as the environment says (OCI_CLI_AUTH, OCI_CLI_CONFIG_FILE, OCI_CLI_PROFILE and others of
                OCI's own tools), or else with profile DEFAULT of ~/.oci/config: mount that folder, read-only.

                Exit status:
                """
                + Arrays.stream(ExitStatus.values())
                        .map(s -> "  %3d  %s".formatted(s.status(), s.meaning()))
                        .collect(Collectors.joining("\n"));
    }
}
