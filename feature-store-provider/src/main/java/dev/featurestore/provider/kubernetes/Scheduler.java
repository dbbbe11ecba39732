package dev.featurestore.provider.kubernetes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Places pods on nodes ("Kubernetes Scheduler", kubernetes.io): requests, node selectors and required anti-affinity. */
final class Scheduler {

    private static final class Place {

        private final ClusterNodes.Node node;
        private BigDecimal cpus;
        private BigDecimal memory;
        private final List<Pods> pods = new ArrayList<>();

        Place(ClusterNodes.Node node) {
            this.node = node;
            this.cpus = node.cpus();
            this.memory = node.memory();
        }

        void take(Pods one) {
            cpus = cpus.subtract(one.cpus());
            memory = memory.subtract(one.memory());
            pods.add(one);
        }
    }

    private final List<Place> places;

    Scheduler(List<ClusterNodes.Node> nodes) {
        this.places = nodes.stream().map(Place::new).toList();
    }

    /**
     * Places all pods of a deployment.
     *
     * @return why one has no node, in the words of the scheduler; empty if all have one
     */
    Optional<String> place(Pods pods) {
        for (int i = 0; i < pods.count(); i++) {
            Map<String, Integer> reasons = new TreeMap<>();
            Optional<Place> best = places.stream()
                    .filter(place -> {
                        Optional<String> reason = unfit(place, pods);
                        reason.ifPresent(words -> reasons.merge(words, 1, Integer::sum));
                        return reason.isEmpty();
                    })
                    .max(Comparator.comparing((Place place) -> place.memory));
            if (best.isEmpty()) {
                return Optional.of("0/" + places.size() + " nodes are available"
                        + (reasons.isEmpty()
                                ? "."
                                : ": "
                                        + String.join(
                                                ", ",
                                                reasons.entrySet().stream()
                                                        .map(reason -> reason.getValue() + " " + reason.getKey())
                                                        .toList())
                                        + '.'));
            }
            best.get().take(pods);
        }
        return Optional.empty();
    }

    private Optional<String> unfit(Place place, Pods pods) {
        if (!place.node.labels().entrySet().containsAll(pods.nodeSelector().entrySet())) {
            return Optional.of("node(s) didn't match Pod's node affinity/selector");
        }
        if (place.cpus.compareTo(pods.cpus()) < 0) {
            return Optional.of("Insufficient cpu");
        }
        if (place.memory.compareTo(pods.memory()) < 0) {
            return Optional.of("Insufficient memory");
        }
        return pods.apart().stream().allMatch(term -> isFree(place, pods, term))
                ? Optional.empty()
                : Optional.of("node(s) didn't match pod anti-affinity rules");
    }

    private boolean isFree(Place place, Pods pods, Pods.Apart term) {
        String value = place.node.labels().get(term.topologyKey());
        return value == null
                || places.stream()
                        .filter(other -> value.equals(other.node.labels().get(term.topologyKey())))
                        .flatMap(other -> other.pods.stream())
                        .noneMatch(each -> each.namespace().equals(pods.namespace()) && each.have(term.labels()));
    }
}
