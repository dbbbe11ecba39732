package dev.featurestore.operator.page;

import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.plan.Action;
import java.util.Locale;

/** What happens to a resource, or happened to it: its color, its sign and its words. */
public enum Tone {
    CREATE("+", "to create"),
    UPDATE("~", "to update"),
    REPLACE("±", "to replace"),
    DESTROY("−", "to destroy"),
    STATE(">", "to change in the state only"),
    CREATED("+", "created"),
    CHANGED("~", "changed"),
    REPLACED("±", "replaced"),
    DESTROYED("−", "destroyed"),
    FAILED("!", "failed"),
    OPEN("…", "not ended"),
    REMAINING("!", "not destroyed"),
    UNCHANGED("", "unchanged");

    private final String sign;
    private final String words;

    Tone(String sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    static Tone of(DoneResource.Action action) {
        return switch (action) {
            case CREATED -> CREATED;
            case CHANGED -> CHANGED;
            case DESTROYED -> DESTROYED;
        };
    }

    static Tone of(RunTrace.Work work) {
        return work.action().map(Tone::of).orElse(work.verb().equals("destroying") ? DESTROYED : CREATED);
    }

    static Tone of(Action action) {
        return switch (action) {
            case CREATE -> CREATE;
            case UPDATE -> UPDATE;
            case REPLACE -> REPLACE;
            case DESTROY -> DESTROY;
            case STATE -> STATE;
        };
    }

    /** Its sign; empty if nothing happens. */
    public String sign() {
        return sign;
    }

    /** Its words. */
    public String words() {
        return words;
    }

    /** The class of its color in the style sheet. */
    public String style() {
        return switch (this) {
            case CREATE, CREATED -> "add";
            case UPDATE, CHANGED, REPLACE, REPLACED -> "change";
            case DESTROY, DESTROYED -> "remove";
            case FAILED, REMAINING -> "bad";
            case STATE, OPEN, UNCHANGED -> "same";
        };
    }

    /** Its name in attributes that a script reads. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
