package dev.featurestore.emulator;

import dev.featurestore.emulator.featurestore.FeatureStores;
import dev.featurestore.emulator.gateway.Gateways;
import dev.featurestore.emulator.resourcemanager.ResourceManagerReader;
import dev.featurestore.emulator.view.CloudView;
import dev.featurestore.emulator.view.JobContent;
import dev.featurestore.emulator.view.JobView;
import dev.featurestore.emulator.view.StackContent;
import dev.featurestore.emulator.view.StackView;
import dev.featurestore.emulator.view.StoreView;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of all services of a cloud. */
record WholeCloud(ResourceManagerReader resourceManager, Gateways gateways, FeatureStores featureStores)
        implements CloudView {

    @Override
    public List<StackView> stacks() {
        return resourceManager.stacks();
    }

    @Override
    public List<JobView> jobs() {
        return resourceManager.jobs();
    }

    @Override
    public Optional<StackContent> stack(String id) {
        return resourceManager.stack(id);
    }

    @Override
    public Optional<JobContent> job(String id, int lines) {
        return resourceManager.job(id, lines);
    }

    @Override
    public List<StoreView> stores() {
        Map<String, List<URI>> addresses = gateways.addresses();
        return resourceManager.stacks().stream()
                .filter(stack -> addresses.containsKey(stack.id()))
                .map(stack -> new StoreView(
                        stack.id(),
                        stack.name(),
                        addresses.getOrDefault(stack.id(), List.of()),
                        featureStores.items(stack.id())))
                .toList();
    }

    @Override
    public Optional<StoreView> store(String stackId) {
        return stores().stream()
                .filter(store -> store.stackId().equals(stackId))
                .findFirst();
    }
}
