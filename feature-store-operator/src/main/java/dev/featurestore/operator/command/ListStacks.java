package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.StackFinder;
import dev.featurestore.operator.report.StackTable;
import java.util.List;

/** The goal {@code stacks}: lists the stacks of feature stores in a compartment. */
public final class ListStacks {

    private final Project project;
    private final StackRequest request;

    public ListStacks(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
    }

    /**
     * Lists the stacks.
     *
     * @param json whether to print one JSON document
     */
    public void run(boolean json) {
        request.stackName()
                .ifPresent(name -> project.console()
                        .warn("The stack name " + name + " has no effect: the stacks of all names are listed."));
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect();
                OpenedCompartment compartment = access.compartment(session)) {
            List<Stack> stacks = new StackFinder(compartment.resourceManager()).all(compartment.id());
            StackTable table = new StackTable(compartment.id(), compartment.region(), stacks);
            if (json) {
                project.console().verbatim(table.json());
            } else {
                table.lines().forEach(project.console()::info);
            }
        }
    }
}
