package dev.featurestore.provider.protocol;

import dev.featurestore.provider.plan.AttributePath;
import dev.featurestore.provider.plan.Replacement;
import dev.featurestore.provider.plan.ResourcePlanner;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.provider.value.BlockTypes;
import dev.featurestore.provider.value.JsonValues;
import dev.featurestore.provider.value.Value;
import dev.featurestore.provider.value.ValueFormatException;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.Map;
import java.util.Optional;

/** The calls about resources ("Terraform Resource Instance Change Lifecycle"). */
final class ResourceCalls {

    private final Map<String, TypeInterface> types;
    private final Services services;
    private final CallsUnderWay underWay;

    ResourceCalls(Map<String, TypeInterface> types, Services services, CallsUnderWay underWay) {
        this.types = types;
        this.services = services;
        this.underWay = underWay;
    }

    private TypeInterface type(Message request, int field) {
        return KnownTypes.find(types, "resource", request.text(field));
    }

    /** Reads a resource of a state, which carries no schema: attributes of another version of the provider are dropped. */
    MessageWriter upgrade(Message request) {
        TypeInterface type = type(request, FieldNumbers.UpgradeResourceState.TYPE_NAME);
        byte[] json =
                request.message(FieldNumbers.UpgradeResourceState.RAW_STATE).bytes(FieldNumbers.RawState.JSON);
        if (json.length == 0) {
            return upgradeFailed("The state contains a resource of type " + type.name()
                    + " in the format of Terraform 0.11 or earlier.");
        }
        try {
            Value state = JsonValues.read(BlockTypes.of(type.schema()), json);
            return new MessageWriter()
                    .message(
                            FieldNumbers.UpgradeResourceState.UPGRADED_STATE,
                            Messages.dynamicValue(
                                    type.schema(),
                                    state instanceof Value.Structure block
                                            ? BlockTypes.complete(type.schema(), block)
                                            : state));
        } catch (ValueFormatException e) {
            return upgradeFailed("The state contains a resource of type " + type.name()
                    + " that does not match the provider's schema: " + e.getMessage());
        }
    }

    private static MessageWriter upgradeFailed(String detail) {
        return new MessageWriter()
                .message(
                        FieldNumbers.UpgradeResourceState.DIAGNOSTICS,
                        Messages.error("This version of the provider cannot read the state", detail));
    }

    MessageWriter read(Message request) {
        TypeInterface type = type(request, FieldNumbers.ReadResource.TYPE_NAME);
        Value state = Messages.value(type.schema(), request.message(FieldNumbers.ReadResource.CURRENT_STATE));
        MessageWriter response = new MessageWriter()
                .bytes(FieldNumbers.ReadResource.NEW_PRIVATE, request.bytes(FieldNumbers.ReadResource.PRIVATE));
        try {
            Value now = state instanceof Value.Structure known ? orNull(services.read(type, known)) : state;
            return response.message(FieldNumbers.ReadResource.NEW_STATE, Messages.dynamicValue(type.schema(), now));
        } catch (ServiceException e) {
            return response.message(FieldNumbers.ReadResource.NEW_STATE, Messages.dynamicValue(type.schema(), state))
                    .message(FieldNumbers.ReadResource.DIAGNOSTICS, failure(e));
        }
    }

    private static Value orNull(Optional<Value.Structure> resource) {
        return resource.<Value>map(known -> known).orElseGet(Value.Null::new);
    }

    MessageWriter plan(Message request) {
        TypeInterface type = type(request, FieldNumbers.PlanResourceChange.TYPE_NAME);
        BlockSchema schema = type.schema();
        Value prior = Messages.value(schema, request.message(FieldNumbers.PlanResourceChange.PRIOR_STATE));
        Value proposed = Messages.value(schema, request.message(FieldNumbers.PlanResourceChange.PROPOSED_NEW_STATE));
        MessageWriter response = new MessageWriter()
                .bytes(
                        FieldNumbers.PlanResourceChange.PLANNED_PRIVATE,
                        request.bytes(FieldNumbers.PlanResourceChange.PRIOR_PRIVATE))
                .flag(FieldNumbers.PlanResourceChange.LEGACY_TYPE_SYSTEM, true);
        Value planned = proposed;
        if (proposed instanceof Value.Structure will) {
            Optional<Value.Structure> was =
                    prior instanceof Value.Structure structure ? Optional.of(structure) : Optional.empty();
            Value configured = Messages.value(schema, request.message(FieldNumbers.PlanResourceChange.CONFIG));
            try {
                Value.Structure known = services.plan(
                        type,
                        configured instanceof Value.Structure structure ? structure : will,
                        was,
                        ResourcePlanner.plan(schema, was, will));
                planned = known;
                was.ifPresent(before -> {
                    for (AttributePath path : Replacement.of(type, before, known)) {
                        response.message(FieldNumbers.PlanResourceChange.REQUIRES_REPLACE, Messages.path(path));
                    }
                });
            } catch (ServiceException e) {
                response.message(FieldNumbers.PlanResourceChange.DIAGNOSTICS, failure(e));
            }
        }
        return response.message(FieldNumbers.PlanResourceChange.PLANNED_STATE, Messages.dynamicValue(schema, planned));
    }

    MessageWriter apply(Message request) {
        TypeInterface type = type(request, FieldNumbers.ApplyResourceChange.TYPE_NAME);
        BlockSchema schema = type.schema();
        Value prior = Messages.value(schema, request.message(FieldNumbers.ApplyResourceChange.PRIOR_STATE));
        Value planned = Messages.value(schema, request.message(FieldNumbers.ApplyResourceChange.PLANNED_STATE));
        MessageWriter response = new MessageWriter()
                .bytes(
                        FieldNumbers.ApplyResourceChange.PRIVATE,
                        request.bytes(FieldNumbers.ApplyResourceChange.PLANNED_PRIVATE))
                .flag(FieldNumbers.ApplyResourceChange.LEGACY_TYPE_SYSTEM, true);
        // Most failed changes leave the resource as it was.
        Value result = prior;
        try {
            result = underWay.run(() -> change(type, prior, planned));
        } catch (ServiceException e) {
            result = e.left().<Value>map(left -> left).orElse(prior);
            response.message(FieldNumbers.ApplyResourceChange.DIAGNOSTICS, failure(e));
        } catch (InterruptedException e) {
            response.message(
                    FieldNumbers.ApplyResourceChange.DIAGNOSTICS,
                    Messages.error("Stopped before the service made the change: " + type.name(), ""));
        }
        return response.message(FieldNumbers.ApplyResourceChange.NEW_STATE, Messages.dynamicValue(schema, result));
    }

    private Value change(TypeInterface type, Value prior, Value planned) throws ServiceException, InterruptedException {
        if (planned instanceof Value.Structure wanted) {
            return prior instanceof Value.Structure before
                    ? services.update(type, before, wanted)
                    : services.create(type, wanted);
        }
        if (prior instanceof Value.Structure before) {
            services.delete(type, before);
        }
        return new Value.Null();
    }

    /** Imports a resource, which Terraform reads next; it reports one that does not exist. */
    MessageWriter importState(Message request) {
        TypeInterface type = type(request, FieldNumbers.ImportResourceState.TYPE_NAME);
        try {
            Value.Structure state = services.importState(
                    type, request.text(FieldNumbers.ImportResourceState.ID), BlockTypes.empty(type.schema()));
            return new MessageWriter()
                    .message(
                            FieldNumbers.ImportResourceState.IMPORTED_RESOURCES,
                            new MessageWriter()
                                    .text(FieldNumbers.ImportResourceState.IMPORTED_TYPE_NAME, type.name())
                                    .message(
                                            FieldNumbers.ImportResourceState.IMPORTED_STATE,
                                            Messages.dynamicValue(type.schema(), state)));
        } catch (ServiceException e) {
            return new MessageWriter().message(FieldNumbers.ImportResourceState.DIAGNOSTICS, failure(e));
        }
    }

    private static MessageWriter failure(ServiceException e) {
        return Messages.error(String.valueOf(e.getMessage()), "");
    }
}
