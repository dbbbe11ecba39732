package dev.featurestore.terraform.check;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of the provider oracle/oci that a module accepts ("Version Constraints" of Terraform's documentation). */
public final class ProviderVersion {

    private static final Pattern CONDITION = Pattern.compile("(=|!=|>|>=|<|<=|~>)?\\s*v?(\\d+(?:\\.\\d+)*)\\S*");

    private ProviderVersion() {}

    /** Whether a module accepts a version; a constraint that cannot be read accepts each. */
    public static boolean isAccepted(TerraformModule module, String version) {
        return constraints(module).stream().allMatch(constraint -> accepts(constraint, version));
    }

    private static List<String> constraints(TerraformModule module) {
        List<String> constraints = new ArrayList<>();
        for (Block block : module.blocks()) {
            if (block.type().equals("terraform")) {
                for (Block required : block.body().blocks("required_providers")) {
                    required.body()
                            .attribute("oci")
                            .flatMap(ProviderVersion::version)
                            .ifPresent(constraints::add);
                }
            } else if (block.type().equals("provider") && block.labels().contains("oci")) {
                block.body()
                        .attribute("version")
                        .flatMap(ProviderVersion::version)
                        .ifPresent(constraints::add);
            }
        }
        return constraints;
    }

    private static Optional<String> version(Argument requirement) {
        if (requirement.value() instanceof Expression.ObjectConstructor object) {
            return object.items().stream()
                    .filter(item ->
                            item.key().literal().filter("version"::equals).isPresent())
                    .flatMap(item -> item.value().literal().stream())
                    .map(String::valueOf)
                    .findFirst();
        }
        return requirement.value().literal().map(String::valueOf);
    }

    private static boolean accepts(String constraint, String version) {
        return Arrays.stream(constraint.split(",", -1)).allMatch(condition -> meets(condition.strip(), version));
    }

    private static boolean meets(String condition, String version) {
        Matcher parts = CONDITION.matcher(condition);
        if (!parts.matches()) {
            return true;
        }
        int[] wanted = numbers(parts.group(2));
        int compared = compare(numbers(version), wanted);
        return switch (Optional.ofNullable(parts.group(1)).orElse("=")) {
            case "=" -> compared == 0;
            case "!=" -> compared != 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            default -> compared >= 0 && compare(numbers(version), next(wanted)) < 0;
        };
    }

    /** The first version that {@code ~>} excludes: only the last number may increase. */
    private static int[] next(int[] wanted) {
        int[] next = Arrays.copyOf(wanted, Math.max(wanted.length - 1, 1));
        next[next.length - 1]++;
        return next;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static int compare(int[] one, int[] other) {
        for (int i = 0; i < Math.max(one.length, other.length); i++) {
            int difference = (i < one.length ? one[i] : 0) - (i < other.length ? other[i] : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
