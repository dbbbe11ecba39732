package dev.featurestore.operator.command;

import dev.featurestore.operator.ci.JUnitFile;
import dev.featurestore.operator.jobs.JobOutputs;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.OutputList;
import dev.featurestore.operator.report.StackFacts;

/** The goal {@code check}: checks whether the store of the stack, or at a URL, answers; prints how to use it. */
public final class CheckStore {

    private final Project project;
    private final StackRequest request;

    public CheckStore(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
    }

    /**
     * Checks the store.
     *
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code STORE_NOT_ANSWERING} if the check fails
     */
    public void run(CheckRequest wanted) {
        wanted.junit().map(JUnitFile::new).ifPresent(JUnitFile::clear);
        Console console = project.console();
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect()) {
            StoreCheck check = new StoreCheck(project, session);
            if (wanted.apiEndpoint().isPresent()) {
                check.at(wanted.apiEndpoint().get(), request.compartmentId(), wanted);
                return;
            }
            try (OpenedStack opened = access.stack(session)) {
                JobOutputs outputs = PrintOutputs.outputs(opened, console);
                new OutputList(outputs, StackFacts.name(opened.stack()))
                        .warning()
                        .ifPresent(console::warn);
                check.ofStack(opened, outputs.outputs(), wanted);
            }
        }
    }
}
