package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.AllowedValues;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.terraform.oci.Ocid;
import dev.featurestore.terraform.oci.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that the region is one of OCI's, and that no OCID belongs to another one or to another realm. */
public final class RegionCheck {
    private final Problems problems;

    RegionCheck(Problems problems) {
        this.problems = problems;
    }

    /** The problems of values of {@code spec} that do not come from a file; their paths start with {@code spec.} */
    public static List<Problem> of(Map<String, String> spec) {
        Problems problems = new Problems("");
        Location nowhere = Location.ofFile("");
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        spec.forEach((key, text) -> entries.put(key, new YamlMapping.Entry(key, nowhere, YamlScalar.ofText(text))));
        new RegionCheck(problems).check(new YamlMapping(entries, nowhere));
        return problems.sorted();
    }

    /** Checks {@code spec}; a malformed region is reported elsewhere. */
    void check(YamlMapping spec) {
        YamlScalar region = spec.scalar("region");
        if (region == null || !(region.value() instanceof String name) || !ValueCheck.isRegion(name)) {
            return;
        }
        Optional<Region> known = Region.of(name);
        if (known.isEmpty()) {
            unknown(region, name);
        }
        for (Key key : ConfigSchema.SPEC.keys()) {
            YamlScalar scalar = key.shape() instanceof AllowedValues.OcidOf ? spec.scalar(key.name()) : null;
            if (scalar != null && scalar.value() instanceof String text) {
                Ocid.parse(text).ifPresent(ocid -> checkOcid(key, scalar, ocid, region, name, known));
            }
        }
    }

    private void unknown(YamlScalar region, String name) {
        List<String> names = new ArrayList<>();
        Region.all().forEach(each -> names.add(each.name()));
        Optional<String> nearest = new Vocabulary(names).nearest(name);
        problems.warn(
                region.location(),
                "spec.region",
                "unknown region: " + region.description(),
                nearest.isPresent()
                        ? "Did you mean " + nearest.get() + "?"
                        : "Nothing to do if the region is newer than this plugin, or part of a dedicated realm");
    }

    private void checkOcid(
            Key key, YamlScalar scalar, Ocid ocid, YamlScalar region, String name, Optional<Region> known) {
        boolean shown = !scalar.isConcealed() && !region.isConcealed();
        Optional<Region> other = Region.of(ocid.region());
        String found = null;
        String expected = shown ? name + ", the spec.region" : "spec.region";
        if (other.isPresent() && !other.get().name().equals(name)) {
            found = shown ? "one of " + other.get().name() : "one of another region";
        } else if (known.isPresent() && !known.get().realm().equals(ocid.realm())) {
            found = shown ? "one of realm " + ocid.realm() : "one of another realm";
        }
        if (found != null) {
            problems.add(
                    scalar.location(),
                    "spec." + key.name(),
                    "must be an OCID of " + expected + ", but is " + found,
                    shown && other.isPresent()
                            ? "Write an OCID of " + name + ", or \"region: "
                                    + other.get().name() + "\""
                            : "Write the region of the OCID, or another OCID");
        }
    }
}
