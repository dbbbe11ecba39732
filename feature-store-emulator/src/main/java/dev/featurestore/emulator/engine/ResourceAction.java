package dev.featurestore.emulator.engine;

/** A plan's action on a resource, with Terraform's words for it. */
public enum ResourceAction {
    /** The resource is created. */
    CREATE("create", "+ create", "will be created", "Creating...", "Still creating...", "Creation"),
    /** The resource is changed in place. */
    UPDATE(
            "update",
            "~ update in-place",
            "will be updated in-place",
            "Modifying...",
            "Still modifying...",
            "Modifications"),
    /** The resource is destroyed. */
    DELETE("delete", "- destroy", "will be destroyed", "Destroying...", "Still destroying...", "Destruction");

    private final String json;
    private final String legend;
    private final String announcement;
    private final String start;
    private final String progress;
    private final String completion;

    ResourceAction(String json, String legend, String announcement, String start, String progress, String completion) {
        this.json = json;
        this.legend = legend;
        this.announcement = announcement;
        this.start = start;
        this.progress = progress;
        this.completion = completion;
    }

    /** The action in a plan's JSON. */
    public String json() {
        return json;
    }

    /** The line of the plan's legend. */
    public String legend() {
        return legend;
    }

    /** The text behind the address in the plan. */
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
