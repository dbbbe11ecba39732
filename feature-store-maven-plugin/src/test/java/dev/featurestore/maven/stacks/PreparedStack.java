package dev.featurestore.maven.stacks;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.ParsedFiles;
import dev.featurestore.terraform.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A stack with a configuration.
 *
 * @param name name of its folder, and of the stack
 * @param folder where the operator works
 * @param configuration its configuration
 */
record PreparedStack(String name, Path folder, Path configuration) {

    private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^\\s*(\\w+)\\s*=");
    private static final String CONFIGURATION = "feature_store.yaml";
    private static final String OCID = "aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";

    /**
     * Prepares a folder: one with a {@code feature_store.yaml} is used as it is. For one with Terraform files only, a
     * configuration with values for all required variables is written.
     *
     * @param work folder for written configurations
     */
    static PreparedStack of(Path folder, Path work) throws IOException {
        String name = String.valueOf(folder.getFileName());
        if (Files.exists(folder.resolve(CONFIGURATION))) {
            String yaml = Files.readString(folder.resolve(CONFIGURATION));
            String stackName = yaml.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("stack_name:"))
                    .map(line -> line.substring("stack_name:".length()).strip())
                    .findFirst()
                    .orElse(name);
            return new PreparedStack(stackName, folder, folder.resolve(CONFIGURATION));
        }
        Path own = Files.createDirectories(work.resolve(name));
        StringBuilder yaml = new StringBuilder(
                        "kind: operator\ntype: feature_store\nversion: v1\nspec:\n  stack_name: ")
                .append(name)
                .append("\n  tenancy_id: ocid1.tenancy.oc1..")
                .append(OCID)
                .append("\n  compartment_id: ocid1.compartment.oc1..")
                .append(OCID)
                .append("\n  region: us-ashburn-1\n  stack:\n    source: ")
                .append(folder.toAbsolutePath())
                .append("\n  variables:\n    {");
        Set<String> set = setByFiles(folder);
        for (Variable variable : variables(folder)) {
            boolean prefilled =
                    List.of("tenancy_ocid", "compartment_ocid", "region").contains(variable.name());
            if (variable.required() && !prefilled && !set.contains(variable.name())) {
                yaml.append("\n      ")
                        .append(variable.name())
                        .append(": ")
                        .append(SampleValues.of(variable))
                        .append(',');
            }
        }
        Files.writeString(own.resolve(CONFIGURATION), yaml.append("}\n"));
        return new PreparedStack(name, own, own.resolve(CONFIGURATION));
    }

    /** The variables that files of the stack set. */
    private static Set<String> setByFiles(Path folder) throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".tfvars"))::iterator) {
                ASSIGNMENT.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        return names;
    }

    private static List<Variable> variables(Path folder) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().matches(".*\\.tf(\\.json)?"))::iterator) {
                texts.put(String.valueOf(file.getFileName()), SourceText.decode(Files.readAllBytes(file)));
            }
        }
        try {
            return List.copyOf(TerraformModule.of(ParsedFiles.of(texts)).variables());
        } catch (HclSyntaxException e) {
            return List.of(); // The first step reports it.
        }
    }
}
