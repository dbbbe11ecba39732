package dev.featurestore.provider.utility.random;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.util.UUID;

/** A UUID; imported by itself. */
final class RandomUuid implements ResourceKind {

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        return filled(planned, UUID.randomUUID());
    }

    @Override
    public Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        try {
            return filled(empty, UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new ServiceException("Import Random UUID Error: the identifier must be a UUID.");
        }
    }

    private static Value.Structure filled(Value.Structure values, UUID uuid) {
        return Draft.of(values)
                .set("id", uuid.toString())
                .set("result", uuid.toString())
                .done();
    }
}
