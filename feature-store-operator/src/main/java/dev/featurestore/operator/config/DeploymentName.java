package dev.featurestore.operator.config;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The value of the variable {@code deployment_name}, which distinguishes the feature stores of one compartment: it is part of
 * the names of their resources.
 *
 * @param value the value
 * @param derived whether the configuration omits it, so that it is derived from {@code stack_name}
 */
public record DeploymentName(String value, boolean derived) {

    /** Name of the variable. */
    public static final String VARIABLE = "deployment_name";

    /** Default of the variable in the bundled stack; a variable with another default is not set. */
    public static final String DEFAULT = "DEFAULT_NAME";

    // The condition of the variable in the bundled stack: ^[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}$
    private static final int LONGEST = 64;
    private static final int DIGITS = 8;

    /**
     * The deployment name of a configuration.
     *
     * @param declaredDefault the default that the stack declares for the variable
     */
    public static DeploymentName of(OperatorConfig config, String declaredDefault) {
        String given = config.variables().text(VARIABLE);
        if (given != null) {
            return new DeploymentName(given, false);
        }
        if (!declaredDefault.equals(DEFAULT)) {
            return new DeploymentName(declaredDefault, false);
        }
        return new DeploymentName(
                config.stackName().equals(OperatorConfig.DEFAULT_STACK_NAME) ? DEFAULT : from(config.stackName()),
                true);
    }

    /**
     * A name that the variable's condition accepts: the stack's name if it meets the condition. Otherwise hyphens replace characters
     * that are not allowed, and a checksum at the end keeps different names different.
     */
    static String from(String stackName) {
        String allowed = stackName.replaceAll("[^A-Za-z0-9 _.-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        if (allowed.equals(stackName) && allowed.length() <= LONGEST && !allowed.equals(DEFAULT)) {
            return allowed;
        }
        CRC32 crc = new CRC32();
        crc.update(stackName.getBytes(StandardCharsets.UTF_8));
        String start = allowed.substring(0, Math.min(allowed.length(), LONGEST - DIGITS - 1));
        return (start.isEmpty() ? "" : start + "-") + "%08x".formatted(crc.getValue());
    }

    /** The value to send to Resource Manager; empty for the default. */
    public Optional<String> sent() {
        return derived && value.equals(DEFAULT) ? Optional.empty() : Optional.of(value);
    }

    /**
     * The name for a stack that exists: a derived name does not replace the one of the stack, as another name creates
     * another feature store.
     *
     * @param deployed the variables of the stack
     */
    public DeploymentName ofStack(Map<String, String> deployed) {
        return derived ? new DeploymentName(deployed.getOrDefault(VARIABLE, DEFAULT), true) : this;
    }

    /** Adds this name to variables. */
    public Map<String, String> in(Map<String, String> variables) {
        Map<String, String> all = new TreeMap<>(variables);
        all.remove(VARIABLE);
        sent().ifPresent(value -> all.put(VARIABLE, value));
        return all;
    }
}
