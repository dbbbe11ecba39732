package dev.featurestore.operator.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.verify.SensitiveVariables;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Terraform configuration of a stack in Resource Manager, and the values of its variables. */
public final class DeployedConfiguration {

    private final Optional<TerraformModule> module;
    private final Map<String, String> values;

    private DeployedConfiguration(Optional<TerraformModule> module, Map<String, String> values) {
        this.module = module;
        this.values = values;
    }

    /** Reads it, with two requests. If the files are in a bucket, only the values are known. */
    public static DeployedConfiguration of(String stackId, Stacks stacks) {
        Optional<StackDetails> stack = stacks.find(stackId);
        if (stack.isEmpty() || stack.get().bucket().isPresent()) {
            return new DeployedConfiguration(
                    Optional.empty(), stack.map(StackDetails::variables).orElse(Map.of()));
        }
        return new DeployedConfiguration(
                parsed(stacks.configuration(stackId), stack.get().workingDirectory()),
                stack.get().variables());
    }

    /** The configuration in a zip, with values of its variables. */
    public static DeployedConfiguration of(byte[] zip, String workingDirectory, Map<String, String> values) {
        return new DeployedConfiguration(parsed(zip, workingDirectory), values);
    }

    /** Whether two zips have the same files: the service may pack them again. */
    public static boolean sameFiles(byte[] zip, byte[] other) {
        Optional<Map<String, ByteBuffer>> files = ReturnedZip.files(zip, name -> true);
        return files.isPresent() && files.equals(ReturnedZip.files(other, name -> true));
    }

    /** Its root module; empty if its files are in a bucket, or cannot be read. */
    public Optional<TerraformModule> module() {
        return module;
    }

    public boolean isKnown() {
        return module.isPresent();
    }

    /** The value of a variable, or its default. Empty if it has neither, or if the value is not a string, number or boolean. */
    public Optional<String> value(String name) {
        if (values.containsKey(name)) {
            return Optional.ofNullable(values.get(name));
        }
        return module.flatMap(known -> known.variable(name))
                .flatMap(Variable::defaultValue)
                .flatMap(Expression::literal)
                .filter(plain -> plain instanceof String || plain instanceof BigDecimal || plain instanceof Boolean)
                .map(Object::toString);
    }

    /** Values of its sensitive variables. */
    public List<String> secrets() {
        return module.map(known -> new SensitiveVariables(known).secretsAndDefaults(values))
                .orElse(List.of());
    }

    /** Values of its sensitive variables among other values, such as those of an earlier job. */
    public List<String> secretsAmong(Map<String, String> others) {
        return module.map(known -> new SensitiveVariables(known).secrets(others))
                .orElse(List.of());
    }

    private static Optional<TerraformModule> parsed(byte[] zip, String folder) {
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        Optional<Map<String, ByteBuffer>> found = ReturnedZip.files(
                zip,
                name -> name.startsWith(prefix)
                        && ParsedFiles.isTerraform(name)
                        && name.indexOf('/', prefix.length()) < 0);
        if (found.isEmpty()) {
            return Optional.empty(); // The configuration only adds details to messages.
        }
        Map<String, String> files = new TreeMap<>();
        found.get()
                .forEach(
                        (name, content) -> files.put(name, UTF_8.decode(content).toString()));
        try {
            return Optional.of(TerraformModule.parse(files));
        } catch (HclSyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
