package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.ResourceAction;
import dev.featurestore.emulator.engine.ResourceTypes;
import dev.featurestore.provider.tenancy.Conditions;
import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.value.Value;
import java.time.Duration;
import java.util.Optional;

/** Simulated failures and durations of a job's resources, by address. */
final class JobConditions implements Conditions {

    /** Duration of a call that the service refuses. */
    private static final Duration REFUSAL = Duration.ofSeconds(1);

    private final JobSettings settings;
    private final ResourceAddresses addresses;

    JobConditions(JobSettings settings, ResourceAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    public Optional<String> failureOf(ResourceOperation operation, String type, Value.Structure resource) {
        ResourceAction action = action(operation);
        return addresses
                .address(action, type, resource)
                .flatMap(address -> settings.faults().failureOf(action, address))
                .map(error -> ProviderErrors.text(error, action, type));
    }

    @Override
    public Duration durationOf(ResourceOperation operation, String type, Value.Structure resource) {
        ResourceAction action = action(operation);
        String address = addresses.address(action, type, resource).orElse("");
        return settings.faults()
                .slowness(type, address)
                .orElseGet(() ->
                        Duration.ofNanos((long) (atOci(action, type, address).toNanos() / settings.speed())));
    }

    private Duration atOci(ResourceAction action, String type, String address) {
        return settings.faults().failureOf(action, address).isPresent()
                ? REFUSAL
                : ResourceTypes.duration(type, action);
    }

    private static ResourceAction action(ResourceOperation operation) {
        return ResourceAction.valueOf(operation.name());
    }
}
