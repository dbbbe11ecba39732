package dev.featurestore.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An option of {@link Main}. Whoever adds one adds a line here and reads it in {@code Main}; what a container is to be told
 * of a request is in {@link ContainerArguments}.
 */
enum MainOption {
    FILE("-f FILE", "a file, or its address in Object Storage"),
    SPEC("--spec TEXT", "YAML or JSON; others see it in the list of processes"),
    HELP("--help", "this text"),
    VERIFY("--verify", "check the configuration, and do nothing else"),
    DRY_RUN("--dry-run", "say what would be done, and change nothing"),
    FORCE("--force", "run a job although nothing has changed"),
    DETACH("--detach", "leave the job to itself when it is submitted"),
    ALLOW_DATA_LOSS("--allow-data-loss", "apply also a plan that destroys or replaces what holds data"),
    PLAN("--plan JOB", "apply the plan of this plan job, and nothing else"),
    BUSY_TIMEOUT("--busy-timeout SECONDS", "how long to wait for a stack that another job holds (1800)"),
    NO_CHECK("--no-check", "do not ask at the end whether the store answers"),
    CHECK_TIMEOUT("--check-timeout SECONDS", "how long the store may take to answer"),
    CHECK_WRITES("--check-writes", "create, read and delete a store and an entity in that check"),
    ENDPOINT("--endpoint ADDRESS", "replaces the addresses of OCI's services"),
    REHEARSAL("--rehearsal", "say that what is at the endpoint deploys nothing"),
    BUCKET("--bucket NAME", "for a stack that is too large for a request"),
    REPORTS("--reports FOLDER", "for report.json and outputs.env (featurestore in the folder for temporary files)"),
    AUTH("--auth NAME", "how to sign in, such as api_key or instance_principal"),
    OCI_CONFIG("--oci-config FILE", "the OCI configuration file with the profile"),
    PROFILE("--profile NAME", "the profile to sign in with"),
    CA_CERTIFICATES("--ca-certificates FILE", "PEM file of certificates to trust beside the JVM's"),
    OFFLINE("--offline", "reach nothing beyond this machine"),
    ROOT(
            "--root FOLDER",
            "the folder that names of files are shown relative to, and in whose .featurestore runs leave notes"),
    STANDS_FOR("--stands-for FILE", "the file whose text ENV_OPERATOR_ARGS then holds as a JSON string"),
    RELAY("--relay", "begin each line with what it is, for the program that shows it");

    private final String form;
    private final String meaning;

    MainOption(String form, String meaning) {
        this.form = form;
        this.meaning = meaning;
    }

    /** What is typed. */
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

    /** It and its value, to be typed. */
    List<String> with(String value) {
        return List.of(word(), value);
    }

    /** A line of the help. */
    String described() {
        return "  %-24s %s".formatted(form, meaning);
    }
}
