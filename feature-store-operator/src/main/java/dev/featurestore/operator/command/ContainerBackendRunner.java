package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.values.RecordedValues;
import dev.featurestore.operator.verify.Deployable;
import java.nio.file.Path;
import java.util.List;

/** Runs goals in containers. */
public interface ContainerBackendRunner {

    /**
     * Deploys in a container, and waits for the job to finish.
     *
     * @param backendFolder base folder of the backend's relative paths
     * @param deployable the verified configuration
     * @param values values of the placeholders in the configuration, with a record of those that it uses
     * @return the stack's outputs without the sensitive ones; none after a dry run
     */
    List<Output> apply(
            ApplyRequest request,
            ContainerBackend backend,
            Path backendFolder,
            Deployable deployable,
            RecordedValues values,
            CloudSession session);
}
