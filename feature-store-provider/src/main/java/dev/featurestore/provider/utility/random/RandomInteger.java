package dev.featurestore.provider.utility.random;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.util.Random;

/** An integer of a range; imported by {@code RESULT,MIN,MAX} or {@code RESULT,MIN,MAX,SEED}. */
final class RandomInteger implements ResourceKind {

    private static final int WITHOUT_SEED = 3;

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        long minimum = values.number("min").longValue();
        long maximum = values.number("max").longValue();
        if (maximum < minimum) {
            throw new ServiceException("Create Random Integer Error: the minimum (min) value needs to be smaller than"
                    + " or equal to maximum (max) value.");
        }
        Random random = Randomness.of(values.textOrEmpty("seed"));
        return filled(planned, maximum == Long.MAX_VALUE ? minimum : random.nextLong(minimum, maximum + 1));
    }

    @Override
    public Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        String[] parts = id.split(",", WITHOUT_SEED + 1);
        try {
            if (parts.length < WITHOUT_SEED) {
                throw new NumberFormatException();
            }
            Draft state = Draft.of(empty).set("min", Long.parseLong(parts[1])).set("max", Long.parseLong(parts[2]));
            if (parts.length > WITHOUT_SEED) {
                state.set("seed", parts[WITHOUT_SEED]);
            }
            return filled(state.planned(), Long.parseLong(parts[0]));
        } catch (NumberFormatException e) {
            throw new ServiceException(
                    "Import Random Integer Error: the identifier must be result,min,max or" + " result,min,max,seed.");
        }
    }

    private static Value.Structure filled(Value.Structure values, long result) {
        return Draft.of(values)
                .set("result", result)
                .set("id", Long.toString(result))
                .done();
    }
}
