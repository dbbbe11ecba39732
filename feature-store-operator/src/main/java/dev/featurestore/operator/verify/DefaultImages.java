package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.oci.Region;
import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The images that the bundled stack uses if the configuration sets none: {@code locals.tf} derives their names from the region,
 * the tenancy's Object Storage namespace and {@code service_version}.
 *
 * @param names their names; empty if the configuration sets the images
 */
public record DefaultImages(List<String> names) {

    /** Stands for the namespace, which only OCI knows. */
    public static final String NAMESPACE = "NAMESPACE";

    private static final String API = "api_img_ocir_url";
    private static final String AUTHORISER = "function_img_ocir_url";

    /** A list of names. */
    public DefaultImages {
        names = List.copyOf(names);
    }

    /** The default images of a configuration. */
    public static DefaultImages of(Deployable deployable) {
        List<String> names = new ArrayList<>();
        if (deployable.config().stack().source().isEmpty()) {
            Map<String, String> given = new StackVariables(deployable.module()).values(deployable.config());
            if (given.getOrDefault(API, "").isEmpty()) {
                names.add(name("api", deployable, given));
            }
            if (given.getOrDefault(AUTHORISER, "").isEmpty()
                    && !given.getOrDefault("ingress", "").equals("none")) {
                names.add(name("authoriser", deployable, given));
            }
        }
        return new DefaultImages(names);
    }

    /** What the user must know about them: nothing if the configuration sets the images. */
    public List<String> lines() {
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("The stack uses these images, which must exist before apply (" + NAMESPACE
                + ": the Object Storage namespace of the tenancy):");
        names.forEach(name -> lines.add("  " + name));
        lines.add("For other images, set api_img_ocir_url and function_img_ocir_url below spec.variables.");
        return List.copyOf(lines);
    }

    private static String name(String component, Deployable deployable, Map<String, String> given) {
        String region = deployable.config().region();
        String host = Region.of(region)
                .map(known -> known.key() + ".ocir.io")
                .orElse("ocir." + region + ".oci.oraclecloud.com");
        return host + "/" + NAMESPACE + "/feature-store-" + component + ":feature-store-" + component + "-"
                + version(deployable, given);
    }

    private static String version(Deployable deployable, Map<String, String> given) {
        String variable = SpecVariable.SERVICE_VERSION.variable();
        String declared = deployable
                .module()
                .variable(variable)
                .flatMap(Variable::defaultValue)
                .flatMap(Expression::literal)
                .map(String::valueOf)
                .orElse("");
        return given.getOrDefault(variable, declared);
    }
}
