package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.text.OneLine;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a job comes from, stored as freeform tags of the job. Nothing depends on it.
 *
 * @param commit ID of the commit that was checked out
 * @param branch its branch
 * @param run URL of the run of the CI system
 * @param by who started it: the user's name in the CI system, or the OCID of the user who signed in
 */
public record JobOrigin(Optional<String> commit, Optional<String> branch, Optional<String> run, Optional<String> by) {

    /** Freeform tag of a job: ID of the commit. */
    public static final String COMMIT_TAG = "feature-store-commit";

    /** Freeform tag of a job: name of the branch. */
    public static final String BRANCH_TAG = "feature-store-branch";

    /** Freeform tag of a job: URL of the run of the CI system. */
    public static final String RUN_TAG = "feature-store-run";

    /** Freeform tag of a job: who started it. */
    public static final String BY_TAG = "feature-store-by";

    /** Maximum length of a freeform tag's value. Source: OCI documentation, "Tagging Overview", limits. */
    private static final int LONGEST = 256;

    /** The origin in the tags of a job; each part is empty if the tag is missing. */
    public static JobOrigin of(Job job) {
        Map<String, String> tags = job.freeformTags();
        return new JobOrigin(
                Optional.ofNullable(tags.get(COMMIT_TAG)),
                Optional.ofNullable(tags.get(BRANCH_TAG)),
                Optional.ofNullable(tags.get(RUN_TAG)),
                Optional.ofNullable(tags.get(BY_TAG)));
    }

    /** The tags, without parts that are not known. */
    public Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        commit.ifPresent(text -> put(tags, COMMIT_TAG, text));
        branch.ifPresent(text -> put(tags, BRANCH_TAG, text));
        run.ifPresent(text -> put(tags, RUN_TAG, text));
        by.ifPresent(text -> put(tags, BY_TAG, text));
        return tags;
    }

    /** A text that is too long is left out: a part of a URL or an ID means something else. */
    private static void put(Map<String, String> tags, String name, String text) {
        String line = OneLine.of(text.strip());
        if (!line.isEmpty() && line.length() <= LONGEST) {
            tags.put(name, line);
        }
    }

    /** Tags of a job with who started it, unless they have it; without tags, none. */
    public static Map<String, String> by(Map<String, String> tags, Optional<String> user) {
        if (tags.isEmpty() || user.isEmpty() || tags.containsKey(BY_TAG)) {
            return tags;
        }
        Map<String, String> more = new TreeMap<>(tags);
        put(more, BY_TAG, user.get());
        return more;
    }
}
