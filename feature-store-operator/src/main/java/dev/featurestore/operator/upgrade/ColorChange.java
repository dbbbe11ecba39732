package dev.featurestore.operator.upgrade;

import java.util.List;
import java.util.Set;

/**
 * What a plan changes in the colors of a feature store.
 *
 * @param endpoint address of its API before the plan
 * @param endpointKept whether the address stays the same
 * @param deployed the colors before the plan; the active one is that of the gateway's routes
 * @param wanted the colors after it
 * @param selectable the colors before the plan that a header selects at the gateway
 * @param replaced the colors of which the plan replaces container instances, or deletes those that an earlier job has replaced
 * @param beyondImage attributes, other than the image, for which the container instances that get the calls are replaced.
 *     All colors share them
 * @param onCluster the colors that run on a Kubernetes cluster before or after the plan
 */
public record ColorChange(
        String endpoint,
        boolean endpointKept,
        Colors deployed,
        Colors wanted,
        Set<String> selectable,
        Set<String> replaced,
        List<String> beyondImage,
        Set<String> onCluster) {

    public ColorChange {
        selectable = Set.copyOf(selectable);
        replaced = Set.copyOf(replaced);
        beyondImage = List.copyOf(beyondImage);
        onCluster = Set.copyOf(onCluster);
    }
}
