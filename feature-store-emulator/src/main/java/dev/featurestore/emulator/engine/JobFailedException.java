package dev.featurestore.emulator.engine;

import java.util.List;

/** Ends a job before it changes anything. */
final class JobFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Failure code of Resource Manager for whatever Terraform itself refuses. */
    static final String EXECUTION_ERROR = "TERRAFORM_EXECUTION_ERROR";

    private final String code;
    private final transient List<Diagnostic> diagnostics;

    /**
     * @param code Resource Manager's failure code
     * @param diagnostics what to write into the log, at least one
     */
    JobFailedException(String code, List<Diagnostic> diagnostics) {
        super(diagnostics.get(0).message());
        this.code = code;
        this.diagnostics = List.copyOf(diagnostics);
    }

    JobFailedException(Diagnostic diagnostic) {
        this(EXECUTION_ERROR, List.of(diagnostic));
    }

    String code() {
        return code;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
