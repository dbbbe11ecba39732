package dev.featurestore.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the embedded cloud of this project until you press Ctrl-C or run {@code cloud-stop}, so that the stores of
 * rehearsals answer after their builds. Prints how to connect to it, and each request that changes something or fails.
 * Deploys nothing to OCI. With {@code featurestore.detach} it runs in a process of its own.
 *
 * <p>Example: {@code mvn featurestore:cloud}
 *
 * @since 0.1.0
 */
@Mojo(name = "cloud", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class CloudMojo extends AbstractFeatureStoreMojo {

    /**
     * Starts the embedded cloud in a process of its own, and ends when it answers. Does nothing if it already runs. You
     * need it to bind {@code cloud} to a phase. {@code cloud-stop} ends that process.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.DETACH, defaultValue = "false")
    private boolean detach;

    /**
     * Port of the embedded cloud on 127.0.0.1. {@code 0}: the port of the last start if it is free, otherwise any free
     * port. Set it if a client has a fixed endpoint.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.PORT, defaultValue = "0", required = true)
    private int port;

    /**
     * Program that runs the jobs of the embedded cloud. {@code auto}: {@code terraform}, otherwise {@code tofu}, of
     * version 1.5 or later on the {@code PATH}; without one of them, the built-in engine. {@code builtin}: the built-in
     * engine. Any other value: the path of a terraform or tofu executable. An embedded cloud that already runs keeps
     * its program.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.TERRAFORM, defaultValue = "auto", required = true)
    private String terraform;

    /**
     * File with resource types for rehearsals, in addition to the bundled types: the output of {@code terraform
     * providers schema -json} where the provider oracle/oci is installed. Set it if your own Terraform files use a type
     * that the embedded cloud does not know.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.PROVIDER_SCHEMA)
    private @Nullable String providerSchema;

    /**
     * What rehearsals with Terraform do with the provisioners of your own Terraform files ({@code local-exec}, {@code
     * remote-exec}, {@code file}). {@code skip}: the job's log lists them, and what they would run. {@code run}: Terraform
     * runs them, {@code local-exec} on this machine, with your rights and your network. An embedded cloud that already
     * runs keeps its setting.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.PROVISIONERS, defaultValue = "skip", required = true)
    private String provisioners;

    @Override
    void run() {
        CloudStart start = new CloudStart(
                console(),
                rehearsalFolder(),
                port,
                EngineParameters.of(terraform, providerSchema, provisioners, paths()));
        if (detach) {
            start.detached();
        } else {
            start.here();
        }
    }
}
