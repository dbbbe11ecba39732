package dev.featurestore.operator.check;

/** A step of a check, in order: each step needs the steps before it. */
public enum CheckStep {
    /** The gateway answers, and has the API's routes. */
    GATEWAY("gateway answers"),
    /** The gateway refuses requests without a signature. */
    AUTHORISER("authoriser wired"),
    /** The store behind the gateway answers signed requests. */
    STORE("store answers"),
    /** The store creates, reads and deletes a feature store and an entity. */
    WRITES("store and entity");

    private final String words;

    CheckStep(String words) {
        this.words = words;
    }

    /** Its name on the console. */
    public String words() {
        return words;
    }
}
