package dev.featurestore.provider.utility.random;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;

/** Bytes as an identifier in several forms; imported by {@code b64_url}, or prefix, comma and {@code b64_url}. */
final class RandomId implements ResourceKind {

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        return filled(planned, Randomness.bytes("byte_length", new ArgumentValues(planned).whole("byte_length")));
    }

    @Override
    public Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        int comma = id.lastIndexOf(',');
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id.substring(comma + 1));
            Draft state = Draft.of(empty).set("byte_length", bytes.length);
            if (comma >= 0) {
                state.set("prefix", id.substring(0, comma));
            }
            return filled(state.planned(), bytes);
        } catch (IllegalArgumentException e) {
            throw new ServiceException("Import Random ID Error: the identifier must be Base64 text for URLs.");
        }
    }

    private static Value.Structure filled(Value.Structure values, byte[] bytes) {
        String prefix = new ArgumentValues(values).textOrEmpty("prefix");
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return Draft.of(values)
                .set("id", url)
                .set("b64_url", prefix + url)
                .set("b64_std", prefix + Base64.getEncoder().encodeToString(bytes))
                .set("hex", prefix + HexFormat.of().formatHex(bytes))
                .set("dec", prefix + new BigInteger(1, bytes))
                .done();
    }
}
