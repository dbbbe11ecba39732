package dev.featurestore.emulator.view;

import java.util.List;

/**
 * The content of a stack.
 *
 * @param stack the stack
 * @param variables the values of its variables, by name
 * @param jobs its jobs, the newest first
 * @param resources the resources of its Terraform state
 * @param outputs the outputs of its last successful job that changed it
 */
public record StackContent(
        StackView stack,
        List<ValueView> variables,
        List<JobView> jobs,
        List<ResourceView> resources,
        List<ValueView> outputs) {

    public StackContent {
        variables = List.copyOf(variables);
        jobs = List.copyOf(jobs);
        resources = List.copyOf(resources);
        outputs = List.copyOf(outputs);
    }
}
