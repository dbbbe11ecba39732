package dev.featurestore.terraform.evaluation;

/** The result of an expression, or whether it fails, is known to Terraform only. */
final class UndecidedException extends Exception {
    private static final long serialVersionUID = 1L;

    UndecidedException() {
        super("undecided", null, false, false);
    }
}
