package dev.featurestore.operator.container;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An option of {@link Main}. To add one, add it here and read it in {@code Main}; {@link ContainerArguments} passes the
 * options of a request to a container.
 */
enum MainOption {
    FILE("-f FILE", "configuration file, or its address in Object Storage"),
    SPEC("--spec TEXT", "configuration as YAML or JSON; visible in the process list"),
    HELP("--help", "print this help"),
    VERIFY("--verify", "check the configuration and exit"),
    DRY_RUN("--dry-run", "print the changes without making them"),
    FORCE("--force", "run a job even if nothing has changed"),
    DETACH("--detach", "exit as soon as the job is submitted"),
    ALLOW_DATA_LOSS("--allow-data-loss", "apply a plan even if it destroys or replaces data"),
    PLAN("--plan JOB", "OCID of the plan job whose plan to apply"),
    BUSY_TIMEOUT("--busy-timeout SECONDS", "maximum wait while another job holds the stack (default 1800)"),
    NO_CHECK("--no-check", "skip the check of the store at the end"),
    CHECK_TIMEOUT("--check-timeout SECONDS", "maximum time until the store answers (default 300)"),
    CHECK_WRITES("--check-writes", "check that a store and an entity can be created and deleted"),
    ENDPOINT("--endpoint ADDRESS", "URL in place of the endpoints of OCI's services"),
    REHEARSAL("--rehearsal", "mark the run as a rehearsal: the endpoint deploys nothing"),
    BUCKET("--bucket NAME", "bucket to upload a stack to that is too large for a request"),
    REPORTS(
            "--reports FOLDER",
            "folder of report.json and outputs.env (default: featurestore in the temporary folder)"),
    AUTH("--auth NAME", "authentication method, for example api_key or instance_principal"),
    OCI_CONFIG("--oci-config FILE", "OCI configuration file"),
    PROFILE("--profile NAME", "profile in the OCI configuration file"),
    CA_CERTIFICATES("--ca-certificates FILE", "PEM file of certificates to trust in addition to the JVM's"),
    OFFLINE("--offline", "connect to this machine only"),
    DEBUG("--debug", "print debug output: requests, sign-in, comparisons"),
    ROOT("--root FOLDER", "project folder: base of file names in messages, with the folder .featurestore"),
    STANDS_FOR("--stands-for FILE", "name of the file whose text ENV_OPERATOR_ARGS contains as a JSON string"),
    RELAY("--relay", "prefix each line with its level, for the build that prints it");

    private final String form;
    private final String description;

    MainOption(String form, String description) {
        this.form = form;
        this.description = description;
    }

    /** The option as you type it. */
    String word() {
        return form.split(" ", 2)[0];
    }

    boolean hasValue() {
        return form.indexOf(' ') > 0;
    }

    static Optional<MainOption> of(String word) {
        String known = switch (word) {
            case "-h" -> HELP.word();
            case "--file" -> FILE.word();
            default -> word;
        };
        return Arrays.stream(values()).filter(o -> o.word().equals(known)).findFirst();
    }

    /** The option and its value as arguments. */
    List<String> with(String value) {
        return List.of(word(), value);
    }

    /** The option's line in the help. */
    String help() {
        return "  %-24s %s".formatted(form, description);
    }
}
