package dev.featurestore.terraform.module;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Terraform or of a provider: major, minor and patch. */
public record TerraformVersion(int major, int minor, int patch) implements Comparable<TerraformVersion> {

    private static final Comparator<TerraformVersion> ORDER = Comparator.comparingInt(TerraformVersion::major)
            .thenComparingInt(TerraformVersion::minor)
            .thenComparingInt(TerraformVersion::patch);
    private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?:[-+].*)?");

    /** Reads {@code 1.5.7}; missing parts are 0. */
    public static Optional<TerraformVersion> parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new TerraformVersion(number(parts, 1), number(parts, 2), number(parts, 3)))
                : Optional.empty();
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    @Override
    public int compareTo(TerraformVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
