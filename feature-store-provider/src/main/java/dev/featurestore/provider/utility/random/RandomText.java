package dev.featurestore.provider.utility.random;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** A text of classes of characters; imported by itself. A password also has its hash. */
final class RandomText implements ResourceKind {

    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

    private final boolean password;

    RandomText(boolean password) {
        this.password = password;
    }

    private record CharacterClass(String allowed, String minimum, String characters) {}

    /** The argument {@code number} is the former name of {@code numeric}: both have the same value. */
    @Override
    public Value.Structure plan(Value.Structure configuration, Optional<Value.Structure> prior, Value.Structure planned)
            throws ServiceException {
        ArgumentValues configured = new ArgumentValues(configuration);
        Value numeric = configured.has("numeric")
                ? configured.value("numeric")
                : configured.has("number") ? configured.value("number") : new Value.Bool(true);
        Value.Structure complete =
                Draft.of(planned).set("numeric", numeric).set("number", numeric).planned();
        check(new ArgumentValues(complete));
        return complete;
    }

    private static void check(ArgumentValues values) throws ServiceException {
        int least = 0;
        for (CharacterClass each : classes(values)) {
            if (!values.isKnown(each.minimum) || !values.isKnown("length")) {
                return;
            }
            least += values.whole(each.minimum);
        }
        int required = Math.max(1, least);
        if (values.whole("length") > Randomness.MAXIMUM) {
            throw new ServiceException("Invalid Attribute Value: attribute length value must be at most "
                    + Randomness.MAXIMUM + " in a rehearsal, got: " + values.whole("length"));
        }
        if (values.whole("length") < required) {
            throw new ServiceException("Invalid Attribute Value: attribute length value must be at least " + required
                    + " (the sum of min_upper, min_lower, min_numeric and min_special, or 1), got: "
                    + values.whole("length"));
        }
    }

    private static List<CharacterClass> classes(ArgumentValues values) {
        String special = values.textOrEmpty("override_special");
        return List.of(
                new CharacterClass("numeric", "min_numeric", DIGITS),
                new CharacterClass("lower", "min_lower", LOWER),
                new CharacterClass("upper", "min_upper", UPPER),
                new CharacterClass("special", "min_special", special.isEmpty() ? SPECIAL : special));
    }

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        check(values);
        Random random = Randomness.of("");
        List<Integer> characters = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (CharacterClass each : classes(values)) {
            if (values.flag(each.allowed)) {
                all.append(each.characters);
            }
            add(characters, each.characters, values.whole(each.minimum), random);
        }
        int missing = values.whole("length") - characters.size();
        if (missing > 0 && all.isEmpty()) {
            throw new ServiceException("Create Random String Error: the character set specified is empty. Set at least"
                    + " one of upper, lower, numeric and special to true.");
        }
        add(characters, all.toString(), missing, random);
        Collections.shuffle(characters, random);
        return filled(planned, characters.stream().map(Character::toString).collect(Collectors.joining()));
    }

    private static void add(List<Integer> characters, String from, int count, Random random) {
        int[] points = from.codePoints().toArray();
        for (int i = 0; i < count; i++) {
            characters.add(points[random.nextInt(points.length)]);
        }
    }

    @Override
    public Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        return filled(
                Draft.of(empty)
                        .set("length", id.codePointCount(0, id.length()))
                        .set("numeric", true)
                        .set("number", true)
                        .planned(),
                id);
    }

    private Value.Structure filled(Value.Structure values, String text) {
        Draft draft = Draft.of(values).set("result", text).set("id", password ? "none" : text);
        if (password) {
            draft.set("bcrypt_hash", Bcrypt.hash(text.getBytes(StandardCharsets.UTF_8), Randomness.bytes(Bcrypt.SALT)));
        }
        return draft.done();
    }
}
