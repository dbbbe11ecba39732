package dev.featurestore.provider.answers;

import dev.featurestore.provider.rules.Refusal;
import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.Region;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Data sources about the tenancy itself: regions, availability domains, compartments, network interfaces, secrets. */
record TenancyFacts(Making making) {

    /** Each availability domain has so many ("Regions and Availability Domains", docs.oracle.com). */
    private static final int FAULT_DOMAINS = 3;

    /** Elements of a data source's list that are neither resources nor in the catalogue. */
    List<Value.Structure> about(String dataSource, Value.Structure configuration) throws ServiceException {
        Account account = making.account();
        List<Value.Structure> facts = new ArrayList<>();
        switch (dataSource) {
            case "oci_identity_availability_domains" -> {
                Value asked = configuration.elements().getOrDefault("compartment_id", text(account.tenancyId()));
                for (int number = 1; number <= account.region().availabilityDomains(); number++) {
                    facts.add(fact("name", text(account.availabilityDomain(number)), "compartment_id", asked));
                }
            }
            case "oci_identity_fault_domains" -> {
                for (int number = 1; number <= account.region().availabilityDomains(); number++) {
                    for (int domain = 1; domain <= FAULT_DOMAINS; domain++) {
                        facts.add(fact(
                                "name",
                                text("FAULT-DOMAIN-" + domain),
                                "availability_domain",
                                text(account.availabilityDomain(number))));
                    }
                }
            }
            case "oci_identity_compartments" ->
                facts.add(fact(
                        "id", text(account.compartmentId()),
                        "name", text("rehearsal"),
                        "compartment_id", text(account.tenancyId())));
            case "oci_identity_regions" -> {
                for (Region region : Region.all()) {
                    if (region.realm().equals(account.region().realm())) {
                        facts.add(
                                fact("key", text(region.key().toUpperCase(Locale.ROOT)), "name", text(region.name())));
                    }
                }
            }
            case "oci_identity_region_subscriptions" -> {
                facts.add(subscription(account.homeRegion()));
                if (!account.region().equals(account.homeRegion())) {
                    facts.add(subscription(account.region()));
                }
            }
            case "oci_core_private_ips" -> facts.addAll(new Vnics(making.store()).all());
            case "oci_secrets_secretbundle_versions" -> {
                Attributes arguments = new Attributes(configuration);
                Attributes secret = secret(arguments.text("secret_id").orElse(""));
                facts.add(fact(
                        "secret_id", text(arguments.text("secret_id").orElse("")),
                        "version_number",
                                text(secret.text("current_version_number").orElse("1"))));
            }
            default -> {}
        }
        return facts;
    }

    /** The known values of an item that is not a resource; empty if the resources have it. */
    Optional<Value.Structure> single(String dataSource, Attributes arguments) throws ServiceException {
        Account account = making.account();
        switch (dataSource) {
            case "oci_identity_tenancy" -> {
                return Optional.of(only(arguments.text("tenancy_id"), account.tenancyId()));
            }
            case "oci_identity_user" -> {
                return arguments.text("user_id").equals(Optional.of(account.userId()))
                        ? Optional.of(fact("name", text("rehearsal"), "compartment_id", text(account.tenancyId())))
                        : Optional.empty();
            }
            case "oci_identity_domain" -> {
                boolean made = arguments
                        .text("domain_id")
                        .flatMap(making.store()::find)
                        .isPresent();
                return made
                        ? Optional.empty()
                        : Optional.of(fact(
                                "display_name",
                                text("Default"),
                                "type",
                                text("DEFAULT"),
                                "id",
                                text(arguments.text("domain_id").orElse(""))));
            }
            case "oci_identity_compartment" -> {
                return compartment(arguments.text("id").orElse(""));
            }
            case "oci_identity_availability_domain" -> {
                int number = arguments.text("ad_number").map(Integer::parseInt).orElse(1);
                return Optional.of(fact(
                        "name",
                        text(account.availabilityDomain(number)),
                        "ad_number",
                        new Value.Decimal(BigDecimal.valueOf(number))));
            }
            case "oci_core_vnic" -> {
                Optional<String> id = arguments.text("vnic_id");
                return Optional.of(new Vnics(making.store())
                        .all().stream()
                                .filter(vnic ->
                                        new Attributes(vnic).text("vnic_id").equals(id))
                                .findFirst()
                                .or(() -> id.flatMap(making.store()::find).map(ResourceStore.Entry::attributes))
                                .orElseThrow(() -> Refusal.notFound(making.type())));
            }
            case "oci_containerengine_cluster_kube_config" -> {
                String id = arguments.text("cluster_id").orElse("");
                Attributes cluster = making.store()
                        .find(id)
                        .map(entry -> new Attributes(entry.attributes()))
                        .orElseGet(() -> KubeConfig.elsewhere(id));
                return Optional.of(fact("content", text(KubeConfig.of(cluster, arguments.text("endpoint"), account))));
            }
            case "oci_secrets_secretbundle" -> {
                secret(arguments.text("secret_id").orElse(""));
                return Optional.of(fact());
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private Optional<Value.Structure> compartment(String id) {
        Account account = making.account();
        if (id.equals(account.tenancyId())) {
            return Optional.of(fact(
                    "name",
                    text("embedded"),
                    "compartment_id",
                    new Value.Null(),
                    "is_accessible",
                    new Value.Bool(true)));
        }
        if (id.equals(account.compartmentId())) {
            return Optional.of(fact(
                    "name", text("rehearsal"),
                    "compartment_id", text(account.tenancyId()),
                    "is_accessible", new Value.Bool(true)));
        }
        return Optional.empty();
    }

    private Attributes secret(String id) throws ServiceException {
        return making.store()
                .find(id)
                .filter(entry -> entry.type().equals("oci_vault_secret"))
                .map(entry -> new Attributes(entry.attributes()))
                .orElseThrow(() -> Refusal.notFound(making.type()));
    }

    private Value.Structure only(Optional<String> asked, String known) throws ServiceException {
        if (asked.filter(known::equals).isEmpty()) {
            throw Refusal.notFound(making.type());
        }
        return fact();
    }

    private Value.Structure subscription(Region region) {
        Account account = making.account();
        return fact(
                "is_home_region", new Value.Bool(region.equals(account.homeRegion())),
                "region_key", text(region.key().toUpperCase(Locale.ROOT)),
                "region_name", text(region.name()),
                "tenancy_id", text(account.tenancyId()));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value.Structure fact(Object... namesAndValues) {
        SortedMap<String, Value> elements = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            elements.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.Structure(elements);
    }
}
