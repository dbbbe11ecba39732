package dev.featurestore.operator.init;

import dev.featurestore.operator.config.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Parameters of {@code init}.
 *
 * @param output folder of the files; created if missing
 * @param overwrite replaces existing files with another text
 * @param allOptions writes all keys and variables instead of the most used ones
 * @param variables values for the stack's variables, as text; lists and objects as YAML
 * @param userHome folder that holds {@code .oci}
 * @param environment the environment whose file is written, and nothing else but its JSON Schema
 */
public record InitRequest(
        Path output,
        boolean overwrite,
        boolean allOptions,
        Optional<String> tenancyId,
        Optional<String> compartmentId,
        Optional<String> region,
        Optional<String> userId,
        Optional<String> stackName,
        Map<String, String> variables,
        Path userHome,
        Optional<Environment> environment) {

    public InitRequest {
        variables = Map.copyOf(variables);
    }

    /** A request without values. */
    public static InitRequest of(Path output, Path userHome) {
        return new InitRequest(
                output,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                userHome,
                Optional.empty());
    }

    public InitRequest withOverwrite(boolean overwrite) {
        return new InitRequest(
                output,
                overwrite,
                allOptions,
                tenancyId,
                compartmentId,
                region,
                userId,
                stackName,
                variables,
                userHome,
                environment);
    }

    public InitRequest withAllOptions(boolean allOptions) {
        return new InitRequest(
                output,
                overwrite,
                allOptions,
                tenancyId,
                compartmentId,
                region,
                userId,
                stackName,
                variables,
                userHome,
                environment);
    }

    public InitRequest withTenancyId(Optional<String> tenancyId) {
        return new InitRequest(
                output,
                overwrite,
                allOptions,
                tenancyId,
                compartmentId,
                region,
                userId,
                stackName,
                variables,
                userHome,
                environment);
    }

    public InitRequest withCompartmentId(Optional<String> compartmentId) {
        return new InitRequest(
                output,
                overwrite,
                allOptions,
                tenancyId,
                compartmentId,
                region,
                userId,
                stackName,
                variables,
                userHome,
                environment);
    }

    public InitRequest withRegion(Optional<String> region) {
        return new InitRequest(
                output,
                overwrite,
                allOptions,
                tenancyId,
                compartmentId,
                region,
                userId,
                stackName,
                variables,
                userHome,
                environment);
    }

    public InitRequest withUserId(Optional<String> userId) {
        return new InitRequest(
                output,
                overwrite,
                allOptions,
                tenancyId,
                compartmentId,
                region,
                userId,
                stackName,
                variables,
                userHome,
                environment);
    }

    public InitRequest withStackName(Optional<String> stackName) {
        return new InitRequest(
                output,
                overwrite,
                allOptions,
                tenancyId,
                compartmentId,
                region,
                userId,
                stackName,
                variables,
                userHome,
                environment);
    }

    public InitRequest withVariables(Map<String, String> variables) {
        return new InitRequest(
                output,
                overwrite,
                allOptions,
                tenancyId,
                compartmentId,
                region,
                userId,
                stackName,
                variables,
                userHome,
                environment);
    }

    public InitRequest withEnvironment(Optional<Environment> environment) {
        return new InitRequest(
                output,
                overwrite,
                allOptions,
                tenancyId,
                compartmentId,
                region,
                userId,
                stackName,
                variables,
                userHome,
                environment);
    }

    /** The given values by property, without blank ones. */
    Map<String, String> given() {
        Map<String, String> given = new TreeMap<>();
        tenancyId.ifPresent(text -> given.put(Answer.TENANCY.property(), text.strip()));
        compartmentId.ifPresent(text -> given.put(Answer.COMPARTMENT.property(), text.strip()));
        region.ifPresent(text -> given.put(Answer.REGION.property(), text.strip()));
        userId.ifPresent(text -> given.put(Answer.USER.property(), text.strip()));
        stackName.ifPresent(text -> given.put(Answer.STACK_NAME.property(), text.strip()));
        variables.forEach((name, text) ->
                given.put(Answer.VARIABLES + name, Answer.ofVariable(name).isPresent() ? text.strip() : text));
        given.values().removeIf(String::isBlank);
        return given;
    }
}
