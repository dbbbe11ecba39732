package dev.featurestore.terraform.module;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constraint for the version of a provider ("Version Constraints" of Terraform's documentation).
 *
 * @param text conditions separated by commas, such as {@code >= 2.1, != 2.3.0}; any version if it is empty
 */
public record VersionConstraint(String text) {

    private static final Pattern CONDITION = Pattern.compile("(=|!=|>=|<=|~>|>|<)?\\s*(v?\\d[\\w.+-]*)");

    /** Whether a version meets all conditions; one that cannot be read is left to Terraform. */
    public boolean allows(TerraformVersion version) {
        for (String condition : text.split(",", -1)) {
            Matcher parts = CONDITION.matcher(condition.strip());
            if (parts.matches() && !meets(version, String.valueOf(parts.group(1)), parts.group(2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(TerraformVersion version, String operator, String text) {
        TerraformVersion bound = TerraformVersion.parse(text).orElse(version);
        int order = version.compareTo(bound);
        return switch (operator) {
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "~>" -> order >= 0 && version.compareTo(end(bound, text)) < 0;
            default -> order == 0;
        };
    }

    /** The first version after those of {@code ~>}, which lets only the last written number grow. */
    private static TerraformVersion end(TerraformVersion bound, String text) {
        long dots = text.chars().filter(character -> character == '.').count();
        if (dots == 0) {
            return new TerraformVersion(Integer.MAX_VALUE, 0, 0);
        }
        return dots == 1
                ? new TerraformVersion(bound.major() + 1, 0, 0)
                : new TerraformVersion(bound.major(), bound.minor() + 1, 0);
    }
}
