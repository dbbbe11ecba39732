package dev.featurestore.operator.deploy;

import dev.featurestore.operator.check.StepResult;
import java.util.Optional;

/** Asks the API of a store through its gateway, between the jobs of an upgrade. */
public interface ColorProbe {

    /** Why this machine cannot ask the API; empty if it can, even if the API answers with a server error. */
    Optional<StepResult> unreachable(String endpoint) throws InterruptedException;

    /** Waits until a color answers all requests for some time, up to the maximum time of the check. */
    StepResult await(String endpoint, String color) throws InterruptedException;
}
