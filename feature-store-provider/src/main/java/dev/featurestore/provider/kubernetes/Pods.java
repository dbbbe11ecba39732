package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods of a deployment, which are all alike.
 *
 * @param namespace their namespace
 * @param labels their labels
 * @param count how many there are
 * @param cpus the CPUs that one requests
 * @param memory the memory that one requests, in bytes
 * @param nodeSelector labels that its node must have
 * @param apart anti-affinity that the scheduler must keep
 */
record Pods(
        String namespace,
        Map<String, String> labels,
        int count,
        BigDecimal cpus,
        BigDecimal memory,
        Map<String, String> nodeSelector,
        List<Apart> apart) {

    private static final String SPEC = "spec.0.template.0.spec.0.";

    /** No two pods with these labels have nodes with the same value of a label. */
    record Apart(String topologyKey, Map<String, String> labels) {

        Apart {
            labels = Map.copyOf(labels);
        }
    }

    Pods {
        labels = Map.copyOf(labels);
        nodeSelector = Map.copyOf(nodeSelector);
        apart = List.copyOf(apart);
    }

    /** The pods of a deployment. */
    static Pods of(Value.Structure deployment) {
        Attributes object = new Attributes(deployment);
        return new Pods(
                Metadata.of(deployment).namespace(),
                Metadata.ofPods(deployment).labels(),
                object.text("spec.0.replicas").map(Integer::parseInt).orElse(1),
                requested(object, "cpu"),
                requested(object, "memory"),
                Metadata.texts(object, SPEC + "node_selector"),
                apart(object));
    }

    private static BigDecimal requested(Attributes object, String resource) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Value each : object.elements(SPEC + "container")) {
            Attributes container = new Attributes(each);
            Optional<String> request = container
                    .text("resources.0.requests." + resource)
                    .or(() -> container.text("resources.0.limits." + resource));
            sum = sum.add(request.flatMap(Quantity::parse).orElse(BigDecimal.ZERO));
        }
        return sum;
    }

    private static List<Apart> apart(Attributes object) {
        List<Apart> terms = new ArrayList<>();
        for (Value each : object.elements(
                SPEC + "affinity.0.pod_anti_affinity.0.required_during_scheduling_ignored_during_execution")) {
            Attributes term = new Attributes(each);
            if (term.elements("label_selector.0.match_expressions").isEmpty()
                    && term.elements("namespaces").isEmpty()) {
                terms.add(new Apart(
                        term.text("topology_key").orElse(""), Metadata.texts(term, "label_selector.0.match_labels")));
            }
        }
        return terms;
    }

    /** The same with another number of pods. */
    Pods times(int number) {
        return new Pods(namespace, labels, number, cpus, memory, nodeSelector, apart);
    }

    /** Whether the pods have labels. */
    boolean have(Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }
}
