package dev.featurestore.terraform.evaluation;

/** What an expression gives, or whether it fails, is not known here. */
final class UndecidedException extends Exception {
    private static final long serialVersionUID = 1L;

    UndecidedException() {
        super("undecided", null, false, false);
    }
}
