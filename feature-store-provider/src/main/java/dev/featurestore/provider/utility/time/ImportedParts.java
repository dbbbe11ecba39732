package dev.featurestore.provider.utility.time;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** Numbers of years to seconds that follow a time. */
final class ImportedParts {

    private ImportedParts() {}

    /** Reads an identifier: a time, then a number or nothing for each name, all separated by commas. */
    static Value.Structure read(String id, String base, List<String> names, Value.Structure empty)
            throws ServiceException {
        String[] parts = id.split(",", -1);
        Draft state = Draft.of(empty).set(base, parts[0]);
        try {
            if (parts.length != names.size() + 1) {
                throw new NumberFormatException();
            }
            for (int i = 0; i < names.size(); i++) {
                if (!parts[i + 1].isEmpty()) {
                    state.set(names.get(i), Long.parseLong(parts[i + 1]));
                }
            }
        } catch (NumberFormatException e) {
            throw new ServiceException("Unexpected Import Identifier: \"" + id + "\" must be " + base + ","
                    + String.join(",", names) + ".");
        }
        return state.planned();
    }

    /** Whether an existing resource gets other numbers. */
    static boolean changed(List<String> names, Optional<Value.Structure> prior, Value.Structure planned) {
        if (prior.isEmpty()) {
            return false;
        }
        ArgumentValues before = new ArgumentValues(prior.get());
        ArgumentValues after = new ArgumentValues(planned);
        return names.stream().anyMatch(name -> !before.value(name).equals(after.value(name)));
    }
}
