package dev.featurestore.operator.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every variable, attribute and output of the stack that a message names exists. */
class StackVariablesInMessagesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final Path STACK = ROOT.resolve("feature-store-stack/src/main/terraform");

    /** Texts of more than one word. */
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)* (?:[^\"\\\\\n]|\\\\.)*)\"");

    private static final Pattern NAME = Pattern.compile("(?<![\\w.$/<-])[a-z]+(?:_[a-z]+)+(?![\\w(/-])");

    /** Names of other things: of Python clients, of the OCI configuration file, of Terraform and of policies. */
    private static final Set<String> OTHERS = Set.of(
            "api_key",
            "client_kwargs",
            "cost_center",
            "feature_store",
            "for_each",
            "format_version",
            "fs_service_endpoint",
            "instance_principal",
            "key_content",
            "key_file",
            "oci_config_location",
            "oci_core_vcn",
            "oci_identity_policy",
            "pass_phrase",
            "prevent_destroy",
            "replace_triggered_by",
            "security_token",
            "security_token_file",
            "service_tenancy",
            "working_directory");

    @Test
    void exist() throws IOException {
        Set<String> known = new TreeSet<>(OTHERS);
        known.addAll(declared("variables.tf", "(?m)^variable \"(\\w+)\""));
        known.addAll(declared("variables.tf", "(?m)^    (\\w+) += optional"));
        known.addAll(declared("outputs.tf", "(?m)^output \"(\\w+)\""));
        ConfigSchema.SPEC.keys().stream().map(Key::name).forEach(known::add);
        Set<String> named = new LinkedHashSet<>();
        for (String module : List.of("feature-store-operator", "feature-store-maven-plugin")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    TEXT.matcher(Files.readString(file))
                            .results()
                            .flatMap(text -> NAME.matcher(text.group(1)).results())
                            .forEach(name -> named.add(name.group()));
                }
            }
        }
        assertThat(named).contains("client_cidr_blocks", "feature_store_user_group_id");
        assertThat(known).containsAll(named);
    }

    private static List<String> declared(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(STACK.resolve(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
