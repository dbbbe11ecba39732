package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a plan does to a resource, in the order in which a person should read of it. */
public enum Action {
    /** It goes, and nothing comes in its place. */
    DESTROY("-", "Destroy"),
    /** It goes and is made anew. */
    REPLACE("+/-", "Replace"),
    /** It is changed where it is. */
    UPDATE("~", "Update"),
    /** It is made. */
    CREATE("+", "Create"),
    /** Only what Terraform knows of it changes: it has another address, was imported, or is forgotten. */
    STATE(">", "Change in the state only");

    private final String sign;
    private final String title;

    Action(String sign, String title) {
        this.sign = sign;
        this.title = title;
    }

    String sign() {
        return sign;
    }

    String title() {
        return title;
    }

    /** As reports have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what the resource is now goes away. */
    public boolean destroys() {
        return this == DESTROY || this == REPLACE;
    }

    /**
     * The action of the list of words in Terraform's JSON.
     *
     * @throws IllegalArgumentException if it is none that is known: it may destroy
     */
    static Action of(JsonNode actions) {
        List<String> words = new ArrayList<>();
        actions.forEach(word -> words.add(word.asText()));
        return switch (String.join("+", words)) {
            case "create" -> CREATE;
            case "update" -> UPDATE;
            case "delete" -> DESTROY;
            case "delete+create", "create+delete" -> REPLACE;
            case "no-op", "read", "forget" -> STATE;
            default -> throw new IllegalArgumentException(actions.toString());
        };
    }
}
