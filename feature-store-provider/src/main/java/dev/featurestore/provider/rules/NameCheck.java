package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.terraform.oci.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refuses a second resource with a name that must be unique in a place: see {@link ResourceType#uniqueName}. A deleted
 * resource may keep its name for some time.
 */
public record NameCheck(ResourceStore store, ReservedNames reserved) implements Check {

    @Override
    public void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException {
        Optional<ResourceType.UniqueName> unique = ResourceType.of(type).uniqueName();
        if (operation == ResourceOperation.DELETE || unique.isEmpty()) {
            return;
        }
        String attribute = unique.get().attribute();
        String place = unique.get().place();
        Optional<String> name = resource.text(attribute);
        if (name.isEmpty()) {
            return;
        }
        List<ResourceStore.Entry> others = new ArrayList<>(store.all(type));
        others.addAll(reserved.of(type));
        for (ResourceStore.Entry entry : others) {
            Attributes other = new Attributes(entry.attributes());
            if (other.text(attribute).equals(name)
                    && other.text(place).equals(resource.text(place))
                    && !other.text("id").equals(resource.text("id"))) {
                ResourceType.Refused refused = unique.get().refused();
                throw Refusal.refused(type, refused.code(), refused.message().formatted(name.get()));
            }
        }
    }
}
