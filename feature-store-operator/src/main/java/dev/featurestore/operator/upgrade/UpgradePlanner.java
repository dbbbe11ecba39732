package dev.featurestore.operator.upgrade;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which phases an upgrade has. Terraform deletes an old container instance as soon as the new one is active, minutes
 * before its API answers. So the gateway sends calls to a color only after that color has answered.
 */
final class UpgradePlanner {

    private final ColorChange change;
    private final Colors deployed;
    private final Colors wanted;
    private final String active;
    private final String other;

    private UpgradePlanner(ColorChange change) {
        this.change = change;
        this.deployed = change.deployed();
        this.wanted = change.wanted();
        this.active = wanted.active();
        this.other = Colors.other(active);
    }

    static Upgrade upgrade(ColorChange change) {
        return new UpgradePlanner(change).upgrade();
    }

    private Upgrade upgrade() {
        boolean switches = !active.equals(deployed.active());
        if (isReady() && !switches) {
            return direct(Optional.empty());
        }
        if (change.onCluster().contains(other)) {
            return direct(
                    isReady()
                            ? Optional.empty()
                            : Optional.of(other + " runs on a Kubernetes cluster, and is not changed to container"
                                    + " instances for an upgrade. To avoid this, switch calls to it first"));
        }
        if (!change.endpointKept()) {
            return direct(isReady() ? Optional.empty() : Optional.of("the address of the API changes too"));
        }
        if (!isReady() && !change.beyondImage().isEmpty()) {
            return direct(Optional.of("the container instances are also replaced because of "
                    + String.join(", ", change.beyondImage()) + ", which all colors share"));
        }
        if (switches) {
            return rolling(isReady() && isSelectable(active) ? new Phase(deployed, false, active) : startOf(active));
        }
        if (otherIsReady()) {
            return rolling(new Phase(deployed, false, other), replacement());
        }
        if (deployed.image(active).equals(wanted.image(active))) {
            return direct(Optional.empty()); // An earlier job has not created the instances completely.
        }
        return rolling(startOf(other), replacement());
    }

    private Upgrade rolling(Phase... phases) {
        return new Upgrade(change, List.of(phases), Optional.empty());
    }

    /** Whether the color that gets the calls at the end runs its version already, and keeps its container instances. */
    private boolean isReady() {
        return deployed.of(active).isPresent()
                && !change.replaced().contains(active)
                && deployed.image(active).equals(wanted.image(active));
    }

    private Upgrade direct(Optional<String> downtime) {
        return new Upgrade(change, List.of(), downtime);
    }

    /** Whether the other color runs the new version already, with enough container instances. */
    private boolean otherIsReady() {
        return isSelectable(other)
                && deployed.of(other)
                        .filter(instances ->
                                instances.image().equals(wanted.serving().image())
                                        && instances.count() >= wanted.serving().count())
                        .isPresent();
    }

    private boolean isSelectable(String color) {
        return change.selectable().contains(color);
    }

    /** A color starts with the new version, and the one that gets the calls stays as it is. */
    private Phase startOf(String color) {
        return new Phase(
                new Colors(deployed.active(), Map.of(deployed.active(), deployed.serving(), color, wanted.serving())),
                true,
                color);
    }

    /** The other color gets the calls while the container instances of the active color are replaced. */
    private Phase replacement() {
        return new Phase(new Colors(other, Map.of(active, wanted.serving(), other, wanted.serving())), true, active);
    }
}
