package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.terraform.oci.Ipv4Range;
import dev.featurestore.terraform.oci.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Assigns private addresses, each once in its subnet. */
final class SubnetAddresses {

    /** The range of a subnet that the tenancy does not have. */
    private static final String ELSEWHERE = "10.0.0.0/24";

    private final ResourceStore store;
    private final Set<String> given = new HashSet<>();

    SubnetAddresses(ResourceStore store) {
        this.store = store;
    }

    /** A free address; OCI reserves the first two and the last one of a subnet ("VCNs and Subnets", docs.oracle.com). */
    String next(String subnetId, Seed seed) throws ServiceException {
        Ipv4Range range = rangeOf(subnetId).orElseThrow();
        Set<String> taken = new HashSet<>(given);
        for (ResourceType.Use use : ResourceType.of("oci_core_subnet").uses()) {
            for (ResourceStore.Entry entry : store.all(use.by())) {
                List<String> texts = new Attributes(entry.attributes()).allTexts();
                if (texts.contains(subnetId)) {
                    texts.forEach(text -> taken.add(text.replaceFirst(":\\d+$", "")));
                }
            }
        }
        long usable = range.size() - 3;
        long start = usable > 0 ? seed.below((int) Math.min(usable, 1 << 20)) : 0;
        for (long i = 0; i < usable; i++) {
            String address = range.address(2 + (start + i) % usable);
            if (!address.endsWith(".0") && !address.endsWith(".255") && taken.add(address)) {
                given.add(address);
                return address;
            }
        }
        throw new ServiceException(
                "400-LimitExceeded, The subnet " + subnetId + " does not have any available IP addresses.");
    }

    /** The address of a subnet's router, its first usable one. */
    Optional<String> router(String cidr) {
        return Ipv4Range.parse(cidr).map(range -> range.address(1));
    }

    private Optional<Ipv4Range> rangeOf(String subnetId) {
        return store.find(subnetId)
                .map(entry -> new Attributes(entry.attributes()))
                .flatMap(subnet -> subnet.text("cidr_block").or(() -> subnet.text("ipv4cidr_blocks.0")))
                .flatMap(Ipv4Range::parse)
                .or(() -> Ipv4Range.parse(ELSEWHERE));
    }
}
