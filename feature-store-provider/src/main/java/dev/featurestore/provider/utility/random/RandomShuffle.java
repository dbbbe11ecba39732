package dev.featurestore.provider.utility.random;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A list in another order; a result that is longer than the list repeats it. */
final class RandomShuffle implements ResourceKind {

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        List<String> input = values.texts("input");
        int count = values.has("result_count") ? values.whole("result_count") : input.size();
        if (count > Randomness.MAXIMUM) {
            throw new ServiceException("Invalid Attribute Value: attribute result_count value must be at most "
                    + Randomness.MAXIMUM + " in a rehearsal, got: " + count);
        }
        Random random = Randomness.of(values.textOrEmpty("seed"));
        List<String> result = new ArrayList<>();
        while (result.size() < count && !input.isEmpty()) {
            List<String> shuffled = new ArrayList<>(input);
            Collections.shuffle(shuffled, random);
            result.addAll(shuffled.subList(0, Math.min(shuffled.size(), count - result.size())));
        }
        return Draft.of(planned).set("id", "-").set("result", result).done();
    }
}
