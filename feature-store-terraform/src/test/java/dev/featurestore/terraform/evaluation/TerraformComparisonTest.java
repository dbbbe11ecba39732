package dev.featurestore.terraform.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is decided here, a real Terraform decides so too. */
@Tag("slow")
class TerraformComparisonTest {
    /** Where the condition is that was not met; the error itself is placed at the variable. */
    private static final Pattern RULE = Pattern.compile("validation rule at (\\w+\\.tf):(\\d+),");

    /** Where a condition is that could not be evaluated. */
    private static final Pattern PLACE =
            Pattern.compile("\"range\":\\{\"filename\":\"(\\w+\\.tf)\",\"start\":\\{\"line\":(\\d+)");

    /** How much is to be decided here of what Terraform decides, for otherwise agreement would mean nothing. */
    private static final double LEAST_DECIDED = 0.5;

    @TempDir
    Path folder;

    @Test
    void decidesNothingThatTerraformDecidesOtherwise() throws Exception {
        Map<String, String> files = files();
        Set<String> refused = refused(files);

        List<String> different = new ArrayList<>();
        int conditions = 0;
        int decided = 0;
        for (Variable variable : TerraformModule.parse(files).variables()) {
            Optional<Object> value = Conversion.convert(
                    variable, variable.defaultValue().orElseThrow().literal().orElseThrow());
            for (Condition condition : Condition.of(variable)) {
                Optional<Boolean> holds = value.flatMap(condition::holds);
                String place =
                        condition.position().file() + ":" + condition.position().line();
                conditions++;
                decided += holds.isPresent() ? 1 : 0;
                if (holds.isPresent() && holds.get() == refused.contains(place)) {
                    different.add(holds.get() + " is wrong at " + variable.type() + " = "
                            + variable.defaultValue().orElseThrow().source() + ": "
                            + written(files, place));
                }
            }
        }
        assertThat(refused).isNotEmpty();
        assertThat(different).isEmpty();
        assertThat((double) decided / conditions).isGreaterThan(LEAST_DECIDED);
    }

    private static String written(Map<String, String> files, String place) {
        int colon = place.indexOf(':');
        String text = files.getOrDefault(place.substring(0, colon), "");
        return text.lines()
                .toList()
                .get(Integer.parseInt(place.substring(colon + 1)) - 1)
                .strip();
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (Crossings section : Crossings.all()) {
            for (Crossings part : section.split().toList()) {
                for (String value : part.values()) {
                    String name = "x" + files.size();
                    files.put(name + ".tf", part.variable(name, value));
                }
            }
        }
        return files;
    }

    /**
     * Files and lines of the conditions that Terraform refuses, for whatever reason. It looks at the values only if no
     * condition is refused already for the types in it, so those are taken out then.
     */
    private Set<String> refused(Map<String, String> files) throws IOException, InterruptedException {
        TerraformBinary terraform = new TerraformBinary(folder);
        Set<String> all = new HashSet<>();
        while (true) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), without(all, file.getKey(), file.getValue()));
            }
            Set<String> refused = refused(terraform.run("plan", "-json", "-input=false"));
            if (!all.addAll(refused)) {
                return all;
            }
        }
    }

    private static String without(Set<String> refused, String file, String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            if (refused.contains(file + ":" + (i + 1))) {
                String variable = file.replace(".tf", "");
                lines.set(i, "    condition = can(var." + variable + ")");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static Set<String> refused(List<String> printed) {
        Set<String> refused = new HashSet<>();
        for (String line : printed) {
            if (line.contains("\"severity\":\"error\"")) {
                Matcher rule = RULE.matcher(line);
                Matcher place = PLACE.matcher(line);
                boolean unmet = rule.find();
                assertThat(unmet || place.find()).as(line).isTrue();
                assertThat(line).as("what stops Terraform before it checks").doesNotContain("must refer to");
                // The condition is in the line below that of its block.
                refused.add(
                        unmet
                                ? rule.group(1) + ":" + (Integer.parseInt(rule.group(2)) + 1)
                                : place.group(1) + ":" + place.group(2));
            }
        }
        return refused;
    }
}
