package dev.featurestore.operator.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ways to sign in, by the names that OCI's CLI and ADS have for them. */
public enum Auth {
    /** The API key of a profile. */
    API_KEY("api_key"),
    /** The session token of a profile, as {@code oci session authenticate} writes it. */
    SECURITY_TOKEN("security_token"),
    /** The compute instance that this runs on. */
    INSTANCE_PRINCIPAL("instance_principal"),
    /** The resource (function, job, notebook) that this runs in. */
    RESOURCE_PRINCIPAL("resource_principal"),
    /** The Kubernetes service account of the pod that this runs in, on OKE. */
    WORKLOAD_IDENTITY("workload_identity");

    private final String value;

    Auth(String value) {
        this.value = value;
    }

    /** The name that users write. */
    public String value() {
        return value;
    }

    /** The way to sign in by its name. Accepts {@code oke_workload_identity}, the CLI's name for a workload identity, too. */
    public static Optional<Auth> of(String name) {
        return Arrays.stream(values())
                .filter(a -> a.value.equals(name) || (a == WORKLOAD_IDENTITY && name.equals("oke_workload_identity")))
                .findFirst();
    }

    /** All names, for a message. */
    public static String names() {
        return Arrays.stream(values()).map(Auth::value).collect(Collectors.joining(", "));
    }
}
