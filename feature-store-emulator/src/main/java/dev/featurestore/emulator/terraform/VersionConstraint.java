package dev.featurestore.emulator.terraform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code required_version} ("Version Constraints" of Terraform's documentation). */
final class VersionConstraint {

    private static final Pattern PART = Pattern.compile("\\s*(=|!=|>=|<=|~>|>|<)?\\s*([\\w.+-]+)\\s*");

    private VersionConstraint() {}

    /** Whether a version meets the constraint. Terraform reports a malformed constraint. */
    static boolean allows(String constraint, TerraformVersion version) {
        for (String part : constraint.split(",", -1)) {
            Matcher parsed = PART.matcher(part);
            if (parsed.matches()
                    && TerraformVersion.parse(parsed.group(2)).isPresent()
                    && !holds(parsed.group(1), parsed.group(2), version)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String operator, String text, TerraformVersion version) {
        TerraformVersion bound = TerraformVersion.parse(text).orElseThrow();
        int order = version.compareTo(bound);
        return switch (operator == null ? "=" : operator) {
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "~>" -> order >= 0 && version.compareTo(end(text, bound)) < 0;
            default -> order == 0;
        };
    }

    /** The first version beyond {@code ~>}, which lets only the last written part increase. */
    private static TerraformVersion end(String text, TerraformVersion bound) {
        long dots = text.replaceAll("[-+].*", "").chars().filter(c -> c == '.').count();
        if (dots >= 2) {
            return new TerraformVersion(bound.major(), bound.minor() + 1, 0);
        }
        return dots == 1
                ? new TerraformVersion(bound.major() + 1, 0, 0)
                : new TerraformVersion(Integer.MAX_VALUE, 0, 0);
    }
}
