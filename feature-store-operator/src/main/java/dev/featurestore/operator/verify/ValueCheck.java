package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.AllowedValues;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.oci.Ocid;
import dev.featurestore.terraform.oci.Region;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares one value with the shape that it should have; without the items of a mapping or list. */
public final class ValueCheck {
    private final AllowedValues.Section siblings;

    /**
     * A check of values.
     *
     * @param siblings the keys of the section of the value, to name the one that it belongs to
     */
    public ValueCheck(AllowedValues.Section siblings) {
        this.siblings = siblings;
    }

    /** The mismatch of a value; empty if it fits. */
    public Optional<Mismatch> check(AllowedValues shape, YamlValue value) {
        if (shape instanceof AllowedValues.Anything || (value instanceof YamlScalar scalar && !scalar.isResolved())) {
            return Optional.empty();
        }
        if (shape instanceof AllowedValues.Section || shape instanceof AllowedValues.Table) {
            return unless(
                    value instanceof YamlMapping,
                    shape,
                    value,
                    "Write its keys on lines of their own, indented below it");
        }
        if (shape instanceof AllowedValues.ListOf list) {
            boolean fits = value instanceof YamlSequence
                    || (list.orSingle() && check(list.items(), value).isEmpty());
            return unless(fits, shape, value, "Write each item on a line of its own that starts with \"- \"");
        }
        if (!(value instanceof YamlScalar scalar) || scalar.value() == null) {
            return mismatch(shape, value, "Write it as " + example(shape));
        }
        if (shape instanceof AllowedValues.Plain) {
            return Optional.empty();
        }
        if (shape instanceof AllowedValues.Bool) {
            boolean fits = scalar.value() instanceof Boolean
                    || List.of("true", "false").contains(scalar.text());
            return unless(fits, shape, value, "Write true or false");
        }
        boolean text = scalar.value() instanceof String || shape instanceof AllowedValues.Text;
        return text ? checkText(shape, scalar, scalar.text()) : mismatch(shape, value, "Write it as " + example(shape));
    }

    private Optional<Mismatch> checkText(AllowedValues shape, YamlScalar value, String text) {
        if (shape instanceof AllowedValues.Text plain) {
            return unless(plain.emptyAllowed() || !text.isBlank(), shape, value, "Write a value, or delete the line");
        }
        if (shape instanceof AllowedValues.Choice choice) {
            Optional<String> nearest = new Vocabulary(choice.words()).nearest(text);
            return unless(
                    choice.words().contains(text),
                    shape,
                    value,
                    nearest.isPresent()
                            ? "Did you mean " + nearest.get() + "?"
                            : "Write " + choice.words().get(0));
        }
        if (shape instanceof AllowedValues.RegionName) {
            return unless(isRegion(text), shape, value, "Write it as " + regionMeant(value, text));
        }
        if (shape instanceof AllowedValues.EnvironmentName) {
            return unless(
                    !text.isEmpty() && text.indexOf('=') < 0 && text.indexOf('\0') < 0,
                    shape,
                    value,
                    "Write letters, digits and underscores, as in LOG_LEVEL");
        }
        if (shape instanceof AllowedValues.Mount) {
            return unless(isMount(text), shape, value, "Write it as " + example(shape));
        }
        if (shape instanceof AllowedValues.EngineOption) {
            return checkOption(shape, value, text);
        }
        return checkOcid((AllowedValues.OcidOf) shape, value, text);
    }

    /** Refuses options that have a key of their own, and options that would keep the operator from following the container. */
    private static Optional<Mismatch> checkOption(AllowedValues shape, YamlScalar value, String text) {
        if (!RunOptions.isOption(text)) {
            return mismatch(shape, value, "Write name and value in one item, as " + example(shape));
        }
        return RunOptions.instead(text)
                .map(hint -> new Mismatch("the option " + RunOptions.name(text) + " is not allowed here", hint));
    }

    private Optional<Mismatch> checkOcid(AllowedValues.OcidOf shape, YamlScalar value, String text) {
        Ocid ocid = Ocid.parse(text).orElse(null);
        if (ocid == null) {
            Ocid corrected = Ocid.parse(text.strip().toLowerCase(Locale.ROOT)).orElse(null);
            boolean correctable = corrected != null && shape.kinds().contains(corrected.kind()) && !value.isConcealed();
            return mismatch(
                    shape,
                    value,
                    correctable
                            ? "Write it as " + text.strip().toLowerCase(Locale.ROOT)
                            : "Copy the whole OCID from the OCI Console, as in " + example(shape));
        }
        if (shape.kinds().contains(ocid.kind())) {
            return Optional.empty();
        }
        Key owner = ownerOf(ocid.kind());
        return Optional.of(new Mismatch(
                "must be " + expectation(shape) + ", but is "
                        + (value.isConcealed() ? value.description() : "the OCID of " + nameOf(ocid.kind())),
                owner == null
                        ? "Write it as " + example(shape)
                        : "Write " + example(shape) + "; this OCID belongs to " + owner.name()));
    }

    private @Nullable Key ownerOf(String kind) {
        for (Key key : siblings.keys()) {
            if (key.shape() instanceof AllowedValues.OcidOf shape
                    && shape.kinds().get(0).equals(kind)) {
                return key;
            }
        }
        return null;
    }

    private static Optional<Mismatch> unless(boolean fits, AllowedValues shape, YamlValue found, String hint) {
        return fits ? Optional.empty() : mismatch(shape, found, hint);
    }

    private static Optional<Mismatch> mismatch(AllowedValues shape, YamlValue found, String hint) {
        return Optional.of(new Mismatch("must be " + expectation(shape) + ", but is " + found.description(), hint));
    }

    /** The name of a value of this shape in a message. */
    static String expectation(AllowedValues shape) {
        if (shape instanceof AllowedValues.Choice choice) {
            return joined(choice.words(), " or ");
        }
        if (shape instanceof AllowedValues.Bool) {
            return "true or false";
        }
        if (shape instanceof AllowedValues.OcidOf ocid) {
            return "the OCID of " + nameOf(ocid.kinds().get(0));
        }
        if (shape instanceof AllowedValues.RegionName) {
            return "the name of a region";
        }
        if (shape instanceof AllowedValues.EnvironmentName) {
            return "the name of an environment variable";
        }
        if (shape instanceof AllowedValues.Mount) {
            return "FOLDER:FOLDER IN THE CONTAINER";
        }
        if (shape instanceof AllowedValues.EngineOption) {
            return "--NAME or --NAME=VALUE";
        }
        if (shape instanceof AllowedValues.Section || shape instanceof AllowedValues.Table) {
            return "a mapping";
        }
        if (shape instanceof AllowedValues.ListOf list) {
            return list.orSingle() ? expectation(list.items()) + " or a list" : "a list";
        }
        return "text";
    }

    /** An example of a value of this shape. */
    public static String example(AllowedValues shape) {
        if (shape instanceof AllowedValues.Choice choice) {
            return choice.words().get(0);
        }
        if (shape instanceof AllowedValues.Bool) {
            return "true";
        }
        if (shape instanceof AllowedValues.OcidOf ocid) {
            String kind = ocid.kinds().get(0);
            return "ocid1." + kind + (kind.equals("ormstack") ? ".oc1.iad.aaaa..." : ".oc1..aaaa...");
        }
        if (shape instanceof AllowedValues.RegionName) {
            return "us-ashburn-1";
        }
        if (shape instanceof AllowedValues.EnvironmentName) {
            return "LOG_LEVEL";
        }
        if (shape instanceof AllowedValues.EngineOption) {
            return "--memory=1g";
        }
        return shape instanceof AllowedValues.Mount ? "/home/me/.oci:" + ContainerBackend.HOME + "/.oci:ro" : "text";
    }

    private static String nameOf(String kind) {
        return switch (kind) {
            case "ormstack" -> "a stack";
            case "ormjob" -> "a job";
            default -> (kind.isEmpty() || "aeio".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
        };
    }

    private static String joined(List<String> words, String separator) {
        StringBuilder joined = new StringBuilder();
        for (String word : words) {
            joined.append(joined.isEmpty() ? "" : separator).append(word);
        }
        return joined.toString();
    }

    /** The name for a region's key or for a name in capitals; for all else an example. */
    private static String regionMeant(YamlScalar value, String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Optional<Region> known = value.isConcealed() ? Optional.empty() : Region.of(lower);
        if (known.isPresent()) {
            return known.get().name();
        }
        return isRegion(lower) && !value.isConcealed() ? lower : "us-ashburn-1";
    }

    /** {@code FOLDER:FOLDER IN THE CONTAINER[:ro|:rw]}; the first folder may start with a drive's letter. */
    private static boolean isMount(String text) {
        String folders = text.endsWith(":ro") || text.endsWith(":rw") ? text.substring(0, text.length() - 3) : text;
        int colon = folders.lastIndexOf(':');
        return colon > 0 && folders.startsWith("/", colon + 1);
    }

    /** Form only: words of lower-case letters and a number at the end, as in us-gov-ashburn-1. */
    static boolean isRegion(String text) {
        String[] parts = text.split("-", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].isEmpty() || !consistsOf(parts[i], last ? '0' : 'a', last ? '9' : 'z')) {
                return false;
            }
        }
        return parts.length > 2;
    }

    private static boolean consistsOf(String part, char from, char to) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) < from || part.charAt(i) > to) {
                return false;
            }
        }
        return true;
    }
}
