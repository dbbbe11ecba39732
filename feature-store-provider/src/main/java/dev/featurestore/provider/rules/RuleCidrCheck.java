package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.Ipv4Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CIDR blocks of security and route rules start with their first address ("Security Rules", docs.oracle.com). */
public record RuleCidrCheck() implements Check {

    /** Paths of the rules by type; an empty path is the resource itself. */
    private static final Map<String, List<String>> RULES = Map.of(
            "oci_core_network_security_group_security_rule", List.of(""),
            "oci_core_security_list", List.of("ingress_security_rules", "egress_security_rules"),
            "oci_core_default_security_list", List.of("ingress_security_rules", "egress_security_rules"),
            "oci_core_route_table", List.of("route_rules"),
            "oci_core_default_route_table", List.of("route_rules"));

    @Override
    public void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException {
        if (operation == ResourceOperation.DELETE) {
            return;
        }
        for (String path : RULES.getOrDefault(type, List.of())) {
            List<Value> rules = path.isEmpty() ? List.of(resource.root()) : resource.elements(path);
            for (Value rule : rules) {
                check(type, new Attributes(rule), "source");
                check(type, new Attributes(rule), "destination");
            }
        }
    }

    private static void check(String type, Attributes rule, String end) throws ServiceException {
        Optional<String> block = rule.text(end);
        boolean isBlock = rule.text(end + "_type").orElse("CIDR_BLOCK").equals("CIDR_BLOCK");
        // An empty text is no rule for this end; IPv6 is not checked.
        if (block.isEmpty() || block.get().isEmpty() || !isBlock || block.get().contains(":")) {
            return;
        }
        Optional<Ipv4Range> range = Ipv4Range.parse(block.get());
        boolean everything = block.get().endsWith("/0");
        if (range.isEmpty()
                || (!everything && range.get().given() != range.get().first())) {
            throw Refusal.invalid(
                    type,
                    "The CIDR " + block.get() + " of a rule is invalid"
                            + range.map(given -> ": it does not match network IP " + given.address(0))
                                    .orElse("")
                            + '.');
        }
    }
}
