package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.terraform.oci.ResourceType;
import java.util.Optional;

/** Limits, forms of values and protections from deletion, as {@link ResourceType} has them. */
public record ElementLimitCheck() implements Check {

    @Override
    public void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException {
        ResourceType facts = ResourceType.of(type);
        switch (operation) {
            case CREATE -> {
                checkLimits(facts, type, resource);
                checkForms(facts, type, resource);
            }
            case UPDATE -> checkLimits(facts, type, resource);
            case DELETE -> checkProtection(facts, type, resource);
        }
    }

    private static void checkLimits(ResourceType facts, String type, Attributes resource) throws ServiceException {
        for (ResourceType.Limit limit : facts.limits()) {
            int elements = resource.elements(limit.path()).size();
            if (elements > limit.most()) {
                throw Refusal.invalid(type, limit.message().formatted(elements, limit.most()));
            }
        }
    }

    private static void checkForms(ResourceType facts, String type, Attributes resource) throws ServiceException {
        for (ResourceType.Form form : facts.forms()) {
            Optional<String> value = resource.text(form.attribute());
            if (value.isPresent() && !form.valid().matcher(value.get()).matches()) {
                throw Refusal.invalid(type, form.message());
            }
        }
    }

    private static void checkProtection(ResourceType facts, String type, Attributes resource) throws ServiceException {
        Optional<ResourceType.Protection> protection = facts.protection();
        if (protection.isPresent() && resource.texts(protection.get().path()).contains("true")) {
            ResourceType.Refused refused = protection.get().refused();
            String id = resource.text("id").orElse("");
            throw Refusal.conflict(type, refused.code(), refused.message().formatted(id));
        }
    }
}
