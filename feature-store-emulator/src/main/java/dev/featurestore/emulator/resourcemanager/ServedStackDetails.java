package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.terraform.oci.Ocid;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads and checks CreateStackDetails and UpdateStackDetails. */
final class ServedStackDetails {

    /** Limits of "Resource Manager limits" in OCI's documentation. */
    private static final int MAX_VARIABLES = 250;

    private static final int MAX_VARIABLE_BYTES = 8192;
    private static final int MAX_NAME = 255;
    /** The only supported version. */
    static final String DEFAULT_TERRAFORM = "1.5.x";

    private static final String ZIP = "ZIP_UPLOAD";

    private final RequestBody body;

    ServedStackDetails(RequestBody body) {
        this.body = body;
    }

    String compartmentId() {
        String id = body.requiredText("compartmentId");
        if (!Ocid.isStartOf(id, "compartment") && !Ocid.isStartOf(id, "tenancy")) {
            throw ServiceError.invalidParameter("compartmentId", "It must be the OCID of a compartment.");
        }
        return id;
    }

    Optional<String> displayName() {
        return displayName(body);
    }

    /** The display name of a stack's or a job's details. */
    static Optional<String> displayName(RequestBody body) {
        Optional<String> name = body.text("displayName");
        if (name.isPresent() && (name.get().isEmpty() || name.get().length() > MAX_NAME)) {
            throw ServiceError.invalidParameter("displayName", "It must have 1 to " + MAX_NAME + " characters.");
        }
        return name;
    }

    Optional<String> terraformVersion() {
        Optional<String> version = body.text("terraformVersion");
        if (version.isPresent() && !version.get().startsWith("1.5.")) {
            throw ServiceError.invalidParameter(
                    "terraformVersion", "It must be " + DEFAULT_TERRAFORM + ", but is " + version.get() + ".");
        }
        return version;
    }

    String terraformVersionOrDefault() {
        return terraformVersion().orElse(DEFAULT_TERRAFORM);
    }

    Optional<Map<String, String>> variables() {
        Optional<Map<String, String>> variables = body.texts("variables");
        variables.ifPresent(ServedStackDetails::check);
        return variables;
    }

    private static void check(Map<String, String> variables) {
        if (variables.size() > MAX_VARIABLES) {
            throw ServiceError.invalidParameter(
                    "variables",
                    "The maximum is " + MAX_VARIABLES + " variables, but there are " + variables.size() + ".");
        }
        variables.forEach((name, value) -> {
            if (bytes(name) > MAX_VARIABLE_BYTES || bytes(value) > MAX_VARIABLE_BYTES) {
                String shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name;
                throw ServiceError.invalidParameter(
                        "variables",
                        "The maximum length of the name and of the value of '" + shown + "' is " + MAX_VARIABLE_BYTES
                                + " bytes.");
            }
        });
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The configuration source, if the request has one; uploaded zips and buckets are supported. */
    Optional<RequestBody> configSource() {
        Optional<RequestBody> source = body.object("configSource");
        source.ifPresent(given -> {
            String type = given.requiredText("configSourceType");
            if (!type.equals(ZIP) && !type.equals(BucketSource.TYPE)) {
                throw ServiceError.invalidParameter(
                        "configSource",
                        "The embedded cloud serves the types " + ZIP + " and " + BucketSource.TYPE + ", not " + type
                                + ".");
            }
        });
        return source;
    }
}
