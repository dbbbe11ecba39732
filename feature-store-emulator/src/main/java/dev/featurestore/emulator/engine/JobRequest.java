package dev.featurestore.emulator.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A job to run.
 *
 * @param operation its operation
 * @param bundle the zip with the stack's Terraform configuration
 * @param workingDirectory folder of the root module inside the zip; empty for the zip's root
 * @param variables values of the stack's variables, as Resource Manager exports them ({@code TF_VAR_…}: lists and
 *     objects as JSON text)
 * @param priorState the stack's Terraform state (JSON, version 4); empty before the first apply
 * @param plan the plan that an APPLY job applies; empty if it creates its own
 * @param region name of the region, such as {@code us-ashburn-1}
 * @param compartmentId OCID of the stack's compartment
 * @param stackId OCID of the stack
 * @param jobId OCID of the job
 * @param otherStates reads the Terraform states of the other stacks, for names that must be unique among them
 */
public record JobRequest(
        EngineOperation operation,
        Path bundle,
        String workingDirectory,
        Map<String, String> variables,
        Optional<byte[]> priorState,
        Optional<SavedPlan> plan,
        String region,
        String compartmentId,
        String stackId,
        String jobId,
        Supplier<List<byte[]>> otherStates) {

    public JobRequest {
        variables = Map.copyOf(variables);
    }
}
