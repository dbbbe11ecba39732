package dev.featurestore.emulator;

import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.SettingsReader;
import dev.featurestore.emulator.terraform.EngineChoice;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.emulator.terraform.Provisioners;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The options of {@link EmbeddedCloudMain}, in the form of picocli. */
final class StartOptions {

    private static final String DATA = "--data";
    private static final String PORT = "--port";
    private static final String HOST = "--host";
    private static final String TERRAFORM = "--terraform";
    private static final String PROVIDER_SCHEMA = "--provider-schema";
    private static final String PROVISIONERS = "--provisioners";

    /** Label and description of each simple setting, by its key. */
    private static final Map<String, String[]> SETTINGS = Map.ofEntries(
            setting(
                    "speed",
                    "X",
                    "Speed of jobs relative to OCI. Default: " + EmbeddedCloudOptions.DEFAULT_SPEED + "."),
            setting("latency", "SECONDS", "Minimum duration of each answer. Default: 0."),
            setting("rate429", "R", "Rate of answers with status 429, from 0 to 1. Default: 0."),
            setting("rate5xx", "R", "Rate of answers with status 500, 502, 503 or 504, from 0 to 1. Default: 0."),
            setting(
                    "rateDropBefore",
                    "R",
                    "Rate of connections closed before the request takes effect, from 0 to 1. Default: 0."),
            setting("rateDropAfter", "R", "Rate of connections closed instead of an answer, from 0 to 1. Default: 0."),
            setting("seed", "N", "Seed of the faults. The same seed gives the same faults. Default: 0."),
            setting("logsAtEnd", "BOOL", "Whether the log of a job stays empty until the job ends. Default: false."),
            setting(
                    "jobFilesLate",
                    "SECONDS",
                    "Time after the end of a job in which requests for its files get 409. Default: 1."),
            setting("jobTakes", "SECONDS", "Duration of each job. Default: the durations of its resources."),
            setting(
                    "jobLimit",
                    "N",
                    "Maximum number of unfinished jobs in all stacks. Default: " + Settings.DEFAULT_JOB_LIMIT + "."),
            setting(
                    "queueJobs",
                    "BOOL",
                    "Whether a second job of a stack waits instead of getting 409. Default: false."),
            setting(
                    "rollbackJobs",
                    "BOOL",
                    "Whether rollback jobs are accepted; otherwise they get 400. Default: true."),
            setting(
                    "awkwardPages",
                    "BOOL",
                    "Whether lists start with an empty page, and page tokens must be escaped. Default: false."));

    private StartOptions() {}

    private static Map.Entry<String, String[]> setting(String key, String label, String description) {
        return Map.entry(key, new String[] {label, description});
    }

    /** A parser of the options. */
    static CommandLine parser() {
        CommandSpec spec = CommandSpec.create().name("java -jar feature-store-emulator-standalone.jar");
        spec.usageMessage()
                .sortOptions(false)
                .width(120)
                .customSynopsis("Usage: java -jar feature-store-emulator-standalone.jar --data DIR [OPTION VALUE]...%n")
                .synopsisHeading("")
                .description(
                        "Runs an embedded cloud (OCI Resource Manager, Object Storage, Identity) on 127.0.0.1 until you"
                                + " stop it.",
                        "Prints its endpoint and the path of its OCI configuration file as one line of JSON.%n");
        spec.parser().separator(" ");
        spec.addOption(option(DATA, "DIR", "Folder of the state and the API key. Created if it does not exist.")
                .type(Path.class)
                .build());
        spec.addOption(option(
                        PORT,
                        "N",
                        "Port on 127.0.0.1. 0, the default, selects the port of the last start, or a free one.")
                .type(Integer.class)
                .build());
        spec.addOption(option(
                        HOST,
                        "NAME",
                        "Accepts requests whose Host header is NAME, beside those of this machine. Repeat it for further"
                                + " names.")
                .type(String[].class)
                .build());
        spec.addOption(of("speed"));
        spec.addOption(option(
                        TERRAFORM,
                        "X",
                        "Engine that runs jobs: auto, builtin, or the path of a terraform or tofu program. auto, the"
                                + " default, uses terraform or tofu " + EngineOptions.OLDEST_TERRAFORM
                                + " or later on the PATH, or else the built-in engine.")
                .type(EngineChoice.class)
                .converters(checked(EngineChoice::parse))
                .build());
        spec.addOption(option(
                        PROVIDER_SCHEMA,
                        "FILE",
                        "Adds the resource types of FILE, the output of 'terraform providers schema -json'.")
                .type(Path.class)
                .build());
        spec.addOption(option(
                        PROVISIONERS,
                        "X",
                        "What jobs of Terraform do with provisioners: skip, the default, lists them in the job's log; run"
                                + " runs them, local-exec on this machine.")
                .type(Provisioners.class)
                .converters(checked(Provisioners::parse))
                .build());
        spec.addOption(OptionSpec.builder("--help")
                .usageHelp(true)
                .description("Prints this help.")
                .build());
        ArgGroupSpec.Builder faults = ArgGroupSpec.builder()
                .validate(false)
                .heading("%nOptions for simulated faults. You can change them while the cloud runs, in the file"
                        + " control.json in DIR:%n%n");
        SettingsReader.SIMPLE_KEYS.stream().filter(key -> !key.equals("speed")).forEach(key -> faults.addArg(of(key)));
        spec.addArgGroup(faults.build());
        // The last value of an option counts, and a value may start with an at sign.
        return new CommandLine(spec).setOverwrittenOptionsAllowed(true).setExpandAtFiles(false);
    }

    private static OptionSpec.Builder option(String name, String label, String description) {
        return OptionSpec.builder(name).paramLabel(label).arity("1").description(description);
    }

    private static OptionSpec of(String key) {
        String[] texts = SETTINGS.getOrDefault(key, new String[2]);
        return option(name(key), texts[0], texts[1])
                .type(String.class)
                .converters(checked(value -> {
                    SettingsReader.with(Settings.atSpeed(EmbeddedCloudOptions.DEFAULT_SPEED), key, value);
                    return value;
                }))
                .build();
    }

    private static <T> ITypeConverter<T> checked(ITypeConverter<T> converter) {
        return value -> {
            try {
                return converter.convert(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    /** The option of a setting: {@code --rate-429} for {@code rate429}. */
    private static String name(String key) {
        return "--" + key.replaceAll("([A-Z]|[0-9]\\w+)", "-$1").toLowerCase(Locale.ROOT);
    }

    /**
     * The options of a cloud.
     *
     * @throws IllegalArgumentException if the folder is missing, options contradict each other, or a value is not valid
     */
    static EmbeddedCloudOptions read(ParseResult parsed) {
        Settings settings = Settings.atSpeed(EmbeddedCloudOptions.DEFAULT_SPEED);
        for (String key : SettingsReader.SIMPLE_KEYS) {
            Optional<String> value = Optional.ofNullable(parsed.matchedOptionValue(name(key), null));
            if (value.isPresent()) {
                settings = SettingsReader.with(settings, key, value.get());
            }
        }
        // Checked last: a misspelled option is reported first.
        if (!parsed.hasMatchedOption(DATA)) {
            throw new IllegalArgumentException("Missing required option: '" + DATA + " DIR'");
        }
        Path directory = parsed.matchedOptionValue(DATA, Path.of(""));
        int port = parsed.<Integer>matchedOptionValue(PORT, 0);
        EngineChoice choice = parsed.matchedOptionValue(TERRAFORM, EngineOptions.AUTO.choice());
        Optional<Path> schema = Optional.ofNullable(parsed.matchedOptionValue(PROVIDER_SCHEMA, null));
        Provisioners provisioners = parsed.matchedOptionValue(PROVISIONERS, Provisioners.SKIP);
        Set<String> hosts = Set.of(parsed.matchedOptionValue(HOST, new String[0]));
        EngineOptions engines = new EngineOptions(choice, schema).with(provisioners);
        return new EmbeddedCloudOptions(directory, port, settings, engines).withHosts(hosts);
    }
}
