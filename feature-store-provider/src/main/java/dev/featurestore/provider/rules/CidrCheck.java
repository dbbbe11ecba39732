package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.terraform.oci.Ipv4Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A subnet lies within its VCN and does not overlap with its other subnets ("VCNs and Subnets", docs.oracle.com). */
public record CidrCheck(ResourceStore store) implements Check {

    private static final String SUBNET = "oci_core_subnet";

    @Override
    public void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException {
        if (operation == ResourceOperation.DELETE || !(type.equals(SUBNET) || type.equals("oci_core_vcn"))) {
            return;
        }
        for (String cidr : cidrs(resource)) {
            Ipv4Range range = Ipv4Range.parse(cidr)
                    .orElseThrow(() -> Refusal.invalid(type, "The requested CIDR " + cidr + " is invalid."));
            if (range.given() != range.first()) {
                throw Refusal.invalid(
                        type,
                        "The requested CIDR " + cidr + " is invalid: CIDR IP "
                                + range.address(range.given() - range.first())
                                + " does not match network IP " + range.address(0) + '.');
            }
            if (range.prefix() < 16 || range.prefix() > 30) {
                throw Refusal.invalid(
                        type, "The requested CIDR " + cidr + " is invalid: its prefix must be between /16 and /30.");
            }
            if (type.equals(SUBNET)) {
                checkPlace(resource, cidr, range);
            }
        }
    }

    private void checkPlace(Attributes subnet, String cidr, Ipv4Range range) throws ServiceException {
        Optional<String> vcnId = subnet.text("vcn_id");
        Optional<ResourceStore.Entry> vcn = vcnId.flatMap(store::find);
        if (vcnId.isEmpty() || vcn.isEmpty()) {
            return; // The VCN was created elsewhere, so its range is unknown.
        }
        List<String> around = cidrs(new Attributes(vcn.get().attributes()));
        if (!around.isEmpty()
                && around.stream()
                        .flatMap(all -> Ipv4Range.parse(all).stream())
                        .noneMatch(all -> all.contains(range))) {
            throw Refusal.invalid(
                    SUBNET,
                    "The requested CIDR " + cidr + " is invalid: it is not within the CIDR of the VCN "
                            + String.join(", ", around) + '.');
        }
        for (ResourceStore.Entry entry : store.all(SUBNET)) {
            Attributes other = new Attributes(entry.attributes());
            if (!other.text("vcn_id").equals(vcnId) || other.text("id").equals(subnet.text("id"))) {
                continue;
            }
            for (String taken : cidrs(other)) {
                if (Ipv4Range.parse(taken).filter(range::overlaps).isPresent()) {
                    throw Refusal.invalid(
                            SUBNET,
                            "The requested CIDR " + cidr + " is invalid: subnet "
                                    + other.text("id").orElse("") + " with CIDR " + taken
                                    + " overlaps with this CIDR.");
                }
            }
        }
    }

    private static List<String> cidrs(Attributes network) {
        List<String> cidrs = new ArrayList<>(network.texts("cidr_blocks"));
        cidrs.addAll(network.texts("ipv4cidr_blocks"));
        network.text("cidr_block").filter(cidr -> !cidrs.contains(cidr)).ifPresent(cidrs::add);
        return cidrs;
    }
}
