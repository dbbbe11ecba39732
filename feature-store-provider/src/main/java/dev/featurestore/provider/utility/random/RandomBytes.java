package dev.featurestore.provider.utility.random;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.util.Base64;
import java.util.HexFormat;

/** Bytes in two forms; imported by their Base64 text. */
final class RandomBytes implements ResourceKind {

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        return filled(planned, Randomness.bytes("length", new ArgumentValues(planned).whole("length")));
    }

    @Override
    public Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        try {
            byte[] bytes = Base64.getDecoder().decode(id);
            return filled(Draft.of(empty).set("length", bytes.length).planned(), bytes);
        } catch (IllegalArgumentException e) {
            throw new ServiceException("Import Random bytes Error: the identifier must be Base64 text.");
        }
    }

    private static Value.Structure filled(Value.Structure values, byte[] bytes) {
        return Draft.of(values)
                .set("base64", Base64.getEncoder().encodeToString(bytes))
                .set("hex", HexFormat.of().formatHex(bytes))
                .done();
    }
}
