package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a plan does to a resource, in the order in which the console shows it. */
public enum Action {
    /** Destroys it. */
    DESTROY("-", "Destroy"),
    /** Destroys it and creates it again. */
    REPLACE("+/-", "Replace"),
    /** Changes it in place. */
    UPDATE("~", "Update"),
    /** Creates it. */
    CREATE("+", "Create"),
    /** Changes only Terraform's state: moves, imports or forgets it. */
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

    /** Its name at the start of a list of resources. */
    public String title() {
        return title;
    }

    /** Its name in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the existing resource is destroyed. */
    public boolean destroys() {
        return this == DESTROY || this == REPLACE;
    }

    /**
     * The action for the list of words in Terraform's JSON.
     *
     * @throws IllegalArgumentException if the list is unknown, because it may destroy
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
