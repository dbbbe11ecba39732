package dev.featurestore.terraform.evaluation;

/** Terraform fails to evaluate the expression too; {@code can} and {@code try} go on from there. */
final class FailedException extends Exception {
    private static final long serialVersionUID = 1L;

    FailedException() {
        super("failed", null, false, false);
    }
}
