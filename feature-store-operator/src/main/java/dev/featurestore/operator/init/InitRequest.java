package dev.featurestore.operator.init;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code init} is told.
 *
 * @param output folder that the files are written to; made if it is not there
 * @param overwrite whether files that exist are replaced
 * @param variables values for the stack's variables, as text; lists and objects as YAML
 * @param userHome folder that holds {@code .oci}
 */
public record InitRequest(
        Path output,
        boolean overwrite,
        Optional<String> tenancyId,
        Optional<String> compartmentId,
        Optional<String> region,
        Optional<String> userId,
        Optional<String> stackName,
        Map<String, String> variables,
        Path userHome) {

    /** A request. */
    public InitRequest {
        variables = Map.copyOf(variables);
    }
}
