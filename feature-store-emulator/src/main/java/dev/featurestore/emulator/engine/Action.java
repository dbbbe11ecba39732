package dev.featurestore.emulator.engine;

/** What a plan does to a resource, with Terraform's words for it. */
public enum Action {
    /** It is made. */
    CREATE("create", "+ create", "will be created", "Creating...", "Still creating...", "Creation"),
    /** It is changed in place. */
    UPDATE(
            "update",
            "~ update in-place",
            "will be updated in-place",
            "Modifying...",
            "Still modifying...",
            "Modifications"),
    /** It is destroyed. */
    DELETE("delete", "- destroy", "will be destroyed", "Destroying...", "Still destroying...", "Destruction");

    private final String json;
    private final String legend;
    private final String announcement;
    private final String start;
    private final String progress;
    private final String completion;

    Action(String json, String legend, String announcement, String start, String progress, String completion) {
        this.json = json;
        this.legend = legend;
        this.announcement = announcement;
        this.start = start;
        this.progress = progress;
        this.completion = completion;
    }

    /** As in a plan's JSON. */
    public String json() {
        return json;
    }

    /** The line of the plan's legend. */
    public String legend() {
        return legend;
    }

    /** As the plan says it behind the address. */
    public String announcement() {
        return announcement;
    }

    public String start() {
        return start;
    }

    public String progress() {
        return progress;
    }

    public String completion() {
        return completion;
    }
}
