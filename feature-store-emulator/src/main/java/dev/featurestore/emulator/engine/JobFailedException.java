package dev.featurestore.emulator.engine;

import java.util.List;

/** Ends a job before it changes resources. */
public final class JobFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Failure code of Resource Manager for errors of Terraform itself. */
    public static final String EXECUTION_ERROR = "TERRAFORM_EXECUTION_ERROR";

    private final String code;
    private final transient List<Diagnostic> diagnostics;

    /**
     * @param code Resource Manager's failure code
     * @param diagnostics the errors for the log, at least one
     */
    public JobFailedException(String code, List<Diagnostic> diagnostics) {
        super(diagnostics.get(0).message());
        this.code = code;
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** A failure of Terraform itself. */
    public JobFailedException(Diagnostic diagnostic) {
        this(EXECUTION_ERROR, List.of(diagnostic));
    }

    /** Resource Manager's failure code. */
    public String code() {
        return code;
    }

    /** The errors for the log, at least one. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
