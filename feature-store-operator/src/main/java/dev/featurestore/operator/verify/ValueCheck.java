package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.config.Ocid;
import dev.featurestore.operator.config.Shape;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.oci.Region;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares one value with the shape that it should have; what is inside of a mapping or list is not looked at. */
public final class ValueCheck {
    private final Shape.Section siblings;

    /**
     * A check of values.
     *
     * @param siblings the keys among which the value stands, to name the one that it belongs to
     */
    public ValueCheck(Shape.Section siblings) {
        this.siblings = siblings;
    }

    /** What is wrong with a value, if anything. */
    public Optional<Mismatch> check(Shape shape, YamlValue value) {
        if (shape instanceof Shape.Anything || (value instanceof YamlScalar scalar && !scalar.isResolved())) {
            return Optional.empty();
        }
        if (shape instanceof Shape.Section || shape instanceof Shape.Table) {
            return unless(
                    value instanceof YamlMapping,
                    shape,
                    value,
                    "write its keys on lines of their own, indented below it");
        }
        if (shape instanceof Shape.ListOf list) {
            boolean fits = value instanceof YamlSequence
                    || (list.orSingle() && check(list.items(), value).isEmpty());
            return unless(fits, shape, value, "write each item on a line of its own that begins with \"- \"");
        }
        if (!(value instanceof YamlScalar scalar) || scalar.value() == null) {
            return mismatch(shape, value, "write it as " + example(shape));
        }
        if (shape instanceof Shape.Plain) {
            return Optional.empty();
        }
        boolean text = scalar.value() instanceof String || shape instanceof Shape.Text;
        return text ? checkText(shape, scalar, scalar.text()) : mismatch(shape, value, "write it as " + example(shape));
    }

    private Optional<Mismatch> checkText(Shape shape, YamlScalar value, String text) {
        if (shape instanceof Shape.Text plain) {
            return unless(plain.emptyAllowed() || !text.isBlank(), shape, value, "write a value, or delete the line");
        }
        if (shape instanceof Shape.Choice choice) {
            Optional<String> nearest = new Vocabulary(choice.words()).nearest(text);
            return unless(
                    choice.words().contains(text),
                    shape,
                    value,
                    nearest.isPresent()
                            ? "did you mean " + nearest.get() + "?"
                            : "write " + choice.words().get(0));
        }
        if (shape instanceof Shape.RegionName) {
            return unless(isRegion(text), shape, value, "write it as " + regionMeant(value, text));
        }
        if (shape instanceof Shape.EnvironmentName) {
            return unless(
                    !text.isEmpty() && text.indexOf('=') < 0 && text.indexOf('\0') < 0,
                    shape,
                    value,
                    "write letters, digits and underscores, as in LOG_LEVEL");
        }
        if (shape instanceof Shape.Mount) {
            return unless(isMount(text), shape, value, "write it as " + example(shape));
        }
        if (shape instanceof Shape.EngineOption) {
            return checkOption(shape, value, text);
        }
        return checkOcid((Shape.OcidOf) shape, value, text);
    }

    /** What keys of their own set, or what ends a run before it is followed, is not to be set here. */
    private static Optional<Mismatch> checkOption(Shape shape, YamlScalar value, String text) {
        if (!EngineOptions.isOption(text)) {
            return mismatch(shape, value, "write name and value in one item, as " + example(shape));
        }
        return EngineOptions.instead(text)
                .map(hint -> new Mismatch(
                        "expected an option that is left to you, found " + EngineOptions.name(text), hint));
    }

    private Optional<Mismatch> checkOcid(Shape.OcidOf shape, YamlScalar value, String text) {
        Ocid ocid = Ocid.parse(text).orElse(null);
        if (ocid == null) {
            Ocid mended = Ocid.parse(text.strip().toLowerCase(Locale.ROOT)).orElse(null);
            boolean mends = mended != null && shape.kinds().contains(mended.kind()) && !value.isConcealed();
            return mismatch(
                    shape,
                    value,
                    mends
                            ? "write it as " + text.strip().toLowerCase(Locale.ROOT)
                            : "copy the whole OCID from the OCI Console, as in " + example(shape));
        }
        if (shape.kinds().contains(ocid.kind())) {
            return Optional.empty();
        }
        Key owner = ownerOf(ocid.kind());
        return Optional.of(new Mismatch(
                "expected " + expectation(shape) + ", found "
                        + (value.isConcealed() ? value.description() : "that of " + nameOf(ocid.kind())),
                owner == null
                        ? "write it as " + example(shape)
                        : "this OCID belongs to " + owner.name() + "; here write " + example(shape)));
    }

    private @Nullable Key ownerOf(String kind) {
        for (Key key : siblings.keys()) {
            if (key.shape() instanceof Shape.OcidOf shape
                    && shape.kinds().get(0).equals(kind)) {
                return key;
            }
        }
        return null;
    }

    private static Optional<Mismatch> unless(boolean fits, Shape shape, YamlValue found, String hint) {
        return fits ? Optional.empty() : mismatch(shape, found, hint);
    }

    private static Optional<Mismatch> mismatch(Shape shape, YamlValue found, String hint) {
        return Optional.of(new Mismatch("expected " + expectation(shape) + ", found " + found.description(), hint));
    }

    /** What a value of this shape is called in a message. */
    static String expectation(Shape shape) {
        if (shape instanceof Shape.Choice choice) {
            return joined(choice.words(), " or ");
        }
        if (shape instanceof Shape.OcidOf ocid) {
            return "the OCID of " + nameOf(ocid.kinds().get(0));
        }
        if (shape instanceof Shape.RegionName) {
            return "the name of a region";
        }
        if (shape instanceof Shape.EnvironmentName) {
            return "the name of an environment variable";
        }
        if (shape instanceof Shape.Mount) {
            return "FOLDER:FOLDER IN THE CONTAINER";
        }
        if (shape instanceof Shape.EngineOption) {
            return "--NAME or --NAME=VALUE";
        }
        if (shape instanceof Shape.Section || shape instanceof Shape.Table) {
            return "keys with values";
        }
        if (shape instanceof Shape.ListOf list) {
            return list.orSingle() ? expectation(list.items()) + " or a list" : "a list";
        }
        return "text";
    }

    /** A value of this shape to write. */
    public static String example(Shape shape) {
        if (shape instanceof Shape.Choice choice) {
            return choice.words().get(0);
        }
        if (shape instanceof Shape.OcidOf ocid) {
            String kind = ocid.kinds().get(0);
            return "ocid1." + kind + (kind.equals("ormstack") ? ".oc1.iad.aaaa..." : ".oc1..aaaa...");
        }
        if (shape instanceof Shape.RegionName) {
            return "us-ashburn-1";
        }
        if (shape instanceof Shape.EnvironmentName) {
            return "LOG_LEVEL";
        }
        if (shape instanceof Shape.EngineOption) {
            return "--memory=1g";
        }
        return shape instanceof Shape.Mount ? "/home/me/.oci:/root/.oci:ro" : "text";
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

    /** {@code FOLDER:FOLDER IN THE CONTAINER[:ro|:rw]}; the first folder may begin with a drive's letter. */
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
