package dev.featurestore.operator.check;

/** What is looked at, one after the other: each needs those before it. */
public enum Rung {
    /** The gateway answers, and has the API's routes. */
    GATEWAY("gateway answers"),
    /** Nobody comes in who has not signed. */
    AUTHORISER("authoriser wired"),
    /** The store behind it answers to who has signed. */
    STORE("store answers"),
    /** A store and an entity can be made in it, read and deleted. */
    WRITES("store and entity");

    private final String words;

    Rung(String words) {
        this.words = words;
    }

    /** What it is called on the console. */
    public String words() {
        return words;
    }
}
