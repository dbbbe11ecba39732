package dev.featurestore.operator.verify;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.terraform.oci.Region;
import dev.featurestore.terraform.syntax.Argument;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the images of functions are in the Container Registry of the region that they are deployed to, the only one
 * that Functions pulls from (OCI documentation, "Creating Functions": the image must be in the same region as the function).
 */
final class FunctionImageCheck {
    private static final String FUNCTION = "oci_functions_function";

    /** Hosts of the Container Registry (OCI documentation, "Preparing for Container Registry"). */
    private static final Pattern HOST =
            Pattern.compile("((?<key>[a-z]{3})\\.ocir\\.io|ocir\\.(?<name>[a-z0-9-]+)\\.oci\\.[a-z0-9.]+)/.*");

    private final Deployable deployable;
    private final StackInstances instances;
    private final Problems problems;

    /** @param instances the instances of the deployable stack */
    FunctionImageCheck(Deployable deployable, StackInstances instances, Problems problems) {
        this.deployable = deployable;
        this.instances = instances;
        this.problems = problems;
    }

    /** Adds a problem for each image in another region. An image name that only Terraform can evaluate is not checked. */
    void check() {
        instances.forEach((resource, values) -> {
            boolean here = resource.type().equals(FUNCTION)
                    && resource.block().body().attribute("provider").isEmpty();
            if (here) {
                resource.block()
                        .body()
                        .attribute("image")
                        .map(Argument::value)
                        .flatMap(image -> values.values().valueOf(image))
                        .filter(String.class::isInstance)
                        .ifPresent(image -> check(
                                (String) image, Location.of(resource.block().position())));
            }
        });
    }

    private void check(String image, Location place) {
        Matcher host = HOST.matcher(image);
        String wanted = deployable.config().region();
        Optional<String> region = host.matches() ? region(host) : Optional.empty();
        if (region.isEmpty() || region.get().equals(wanted)) {
            return;
        }
        String name = image.substring(0, image.indexOf('/'));
        YamlMapping.Entry source = source(name + "/");
        boolean concealed = source != null && source.value().isConcealed();
        String near = Region.of(wanted)
                .map(known -> known.key() + ".ocir.io")
                .orElse("ocir." + wanted + ".oci." + Region.named(wanted).domain());
        problems.add(
                source == null ? place : source.value().location(),
                source == null ? "" : "spec.variables." + source.key(),
                "must be an image in the Container Registry of " + wanted
                        + ", the only region that Functions pulls from, but is in "
                        + (concealed ? "that of " : name + ", the registry of ") + region.get(),
                "Copy the image to " + near + ", and write its new name, or write \"region: " + region.get()
                        + "\" below spec");
    }

    private static Optional<String> region(Matcher host) {
        return host.group("name") == null
                ? Region.of(host.group("key")).map(Region::name)
                : Optional.of(host.group("name"));
    }

    /** The variable that sets the image. */
    private YamlMapping.@Nullable Entry source(String host) {
        for (YamlMapping.Entry entry : deployable.config().variables().entries()) {
            if (entry.value() instanceof YamlScalar scalar
                    && scalar.text().startsWith(host)
                    && isOfFunction(entry.key())) {
                return entry;
            }
        }
        return null;
    }

    private boolean isOfFunction(String variable) {
        return deployable.module().resources().stream()
                .filter(resource -> resource.type().equals(FUNCTION))
                .flatMap(resource -> resource.block().body().attribute("image").map(Argument::value).stream())
                .anyMatch(image -> new VariableOrigins(deployable.modules())
                        .variables(deployable.module(), image)
                        .contains(variable));
    }
}
