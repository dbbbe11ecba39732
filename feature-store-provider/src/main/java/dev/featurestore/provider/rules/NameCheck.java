package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.terraform.oci.ResourceType;
import java.util.Optional;

/** Refuses a second resource with a name that must be unique in a place: see {@link ResourceType#uniqueName}. */
public record NameCheck(ResourceStore store) implements Check {

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
        for (ResourceStore.Entry entry : store.all(type)) {
            Attributes other = new Attributes(entry.attributes());
            if (other.text(attribute).equals(name)
                    && other.text(place).equals(resource.text(place))
                    && !other.text("id").equals(resource.text("id"))) {
                ResourceType.Refused refused = unique.get().refused();
                throw Refusal.conflict(type, refused.code(), refused.message().formatted(name.get()));
            }
        }
    }
}
