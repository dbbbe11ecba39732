package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** OCPUs and memory of a container instance ("Container Instances Shapes", docs.oracle.com). */
public record ContainerSizeCheck() implements Check {

    private static final String TYPE = "oci_container_instances_container_instance";

    private static final BigDecimal MOST_GB_OF_AN_OCPU = BigDecimal.valueOf(64);

    private record Largest(BigDecimal ocpus, BigDecimal memory) {}

    private static final Largest OF_X86 = new Largest(BigDecimal.valueOf(64), BigDecimal.valueOf(1024));

    private static final Map<String, Largest> LARGEST = Map.of(
            "CI.Standard.E3.Flex", OF_X86,
            "CI.Standard.E4.Flex", OF_X86,
            "CI.Standard.A1.Flex", new Largest(BigDecimal.valueOf(76), BigDecimal.valueOf(488)));

    @Override
    public void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException {
        if (!type.equals(TYPE) || operation == ResourceOperation.DELETE) {
            return;
        }
        String shape = resource.text("shape").orElse("");
        Optional<BigDecimal> ocpus = resource.text("shape_config.0.ocpus").map(BigDecimal::new);
        Optional<BigDecimal> memory =
                resource.text("shape_config.0.memory_in_gbs").map(BigDecimal::new);
        Largest largest = LARGEST.get(shape);
        if (largest == null || ocpus.isEmpty()) {
            return; // Other shapes are not known here.
        }
        BigDecimal least = ocpus.get().max(BigDecimal.ONE);
        BigDecimal most = ocpus.get().multiply(MOST_GB_OF_AN_OCPU).min(largest.memory());
        if (ocpus.get().compareTo(BigDecimal.ONE) < 0 || ocpus.get().compareTo(largest.ocpus()) > 0) {
            throw Refusal.invalid(
                    TYPE,
                    "shapeConfig.ocpus is " + ocpus.get().toPlainString() + ", but " + shape + " has 1 to "
                            + largest.ocpus() + '.');
        }
        if (memory.isPresent()
                && (memory.get().compareTo(least) < 0 || memory.get().compareTo(most) > 0)) {
            throw Refusal.invalid(
                    TYPE,
                    "shapeConfig.memoryInGBs is " + memory.get().toPlainString() + ", but " + shape + " with "
                            + ocpus.get().toPlainString() + " OCPUs has " + least.toPlainString() + " to "
                            + most.toPlainString() + '.');
        }
    }
}
