package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.JobOperation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first fields of each report, as {@code docs/report.schema.json} describes them. */
final class ReportHead {

    /** Version of the schema. A change that readers of an earlier report cannot ignore increases it. */
    static final int SCHEMA_VERSION = 1;

    private ReportHead() {}

    /**
     * The fields, to which others are added.
     *
     * @param state the state of the job, or one of {@link RunRecord}
     */
    static Map<String, @Nullable Object> of(boolean rehearsal, JobOperation operation, String state) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("rehearsal", rehearsal);
        json.put("operation", operation.name());
        json.put("state", state);
        return json;
    }
}
