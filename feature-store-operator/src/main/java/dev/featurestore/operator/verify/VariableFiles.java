package dev.featurestore.operator.verify;

import dev.featurestore.operator.bundle.StackFile;
import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.BodyParser;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.SourceText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that files of the stack set: {@code terraform.tfvars}, {@code *.auto.tfvars} and their JSON forms. Their values
 * take precedence over those of Resource Manager ("Variable Definition Precedence" in Terraform's documentation).
 *
 * @param places where each variable is set
 */
record VariableFiles(Map<String, Location> places) {

    VariableFiles {
        places = Map.copyOf(places);
    }

    /** Reads them. Adds a problem for a file that Terraform cannot read. */
    static VariableFiles read(StackFiles stack, Problems problems) {
        Map<String, Location> places = new HashMap<>();
        for (StackFile file : stack.variableFiles()) {
            try {
                byte[] bytes = file.content().read();
                if (file.name().endsWith(".json")) {
                    // JSON is YAML, whose reader knows places.
                    new YamlParser(file.shown(), problems)
                            .parse(bytes)
                            .filter(YamlMapping.class::isInstance)
                            .ifPresent(values -> ((YamlMapping) values)
                                    .entries()
                                    .forEach(entry -> places.put(entry.key(), entry.location())));
                } else {
                    for (Argument value : BodyParser.parse(file.shown(), SourceText.decode(bytes))
                            .attributes()) {
                        places.put(value.name(), Location.of(value.position()));
                    }
                }
            } catch (HclSyntaxException malformed) {
                problems.addOfStack(
                        Location.of(malformed.position()),
                        "",
                        "Terraform syntax error: " + malformed.summary(),
                        malformed.detail());
            } catch (IOException unreadable) {
                problems.addOfStack(Location.ofFile(file.shown()), "", "cannot read the file", "Check its permissions");
            }
        }
        return new VariableFiles(places);
    }

    /** Where a variable is set; empty if no file sets it. */
    Optional<Location> place(String variable) {
        return Optional.ofNullable(places.get(variable));
    }
}
