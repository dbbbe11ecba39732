package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.terraform.oci.Ocid;
import dev.featurestore.terraform.oci.Region;
import dev.featurestore.terraform.oci.ResourceType;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of the placeholders in answers that do not name an attribute. */
final class Placeholders {

    /** How the provider prints times: as Go does, "time.Time.String". */
    private static final DateTimeFormatter GO_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS '+0000 UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter RFC3339 = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Ranges reserved for documentation (RFC 5737): a rehearsal's public address belongs to no host. */
    private static final String[] DOCUMENTATION = {"192.0.2.", "198.51.100.", "203.0.113."};

    /** Finds an attribute by name. */
    @FunctionalInterface
    interface Lookup {
        @Nullable
        String attribute(String name) throws ServiceException;
    }

    private final Making making;
    private final SubnetAddresses addresses;

    Placeholders(Making making) {
        this.making = making;
        this.addresses = new SubnetAddresses(making.store());
    }

    /**
     * Returns the value of a placeholder such as {@code region} or {@code hash:12}; null if it has no value here.
     *
     * @param path the attribute that it is for: values that look random differ by path
     */
    @Nullable
    String valueOf(String expression, String path, Lookup lookup) throws ServiceException {
        int colon = expression.indexOf(':');
        String name = colon < 0 ? expression : expression.substring(0, colon);
        String argument = colon < 0 ? "" : expression.substring(colon + 1);
        Account account = making.account();
        Seed seed = making.seed().derive(path);
        return switch (name) {
            case "region" -> account.region().name();
            case "REGION" -> account.region().name().toUpperCase(Locale.ROOT);
            case "KEY" -> account.region().key();
            case "key" -> account.region().key().toLowerCase(Locale.ROOT);
            case "home" -> account.homeRegion().name();
            case "HOME" -> account.homeRegion().key().toUpperCase(Locale.ROOT);
            case "domain" -> account.region().domain();
            case "tenancy" -> account.tenancyId();
            case "compartment" -> account.compartmentId();
            case "user" -> account.userId();
            case "namespace" -> account.namespace();
            case "time" -> GO_TIME.format(making.time());
            case "rfc3339" -> RFC3339.format(making.time());
            case "stamp" -> STAMP.format(making.time());
            case "in" -> GO_TIME.format(making.time().plus(Period.parse(argument)));
            case "ocid" ->
                ocid(argument.isEmpty() ? ResourceType.of(making.type()).ocidKind() : argument, seed);
            case "empty" -> "";
            case "named" -> ocid(kindNamed(path), seed);
            case "ad" -> account.availabilityDomain(argument.isEmpty() ? 1 : Integer.parseInt(argument));
            case "type" -> making.type().substring(making.type().indexOf('.') + 1);
            case "kind" -> ResourceType.of(making.type()).ocidKind();
            case "own" -> making.seed().base32(Integer.parseInt(argument));
            case "hash" -> seed.base32(Integer.parseInt(argument));
            case "hex" -> seed.hex(Integer.parseInt(argument));
            case "HEX" -> seed.hex(Integer.parseInt(argument)).toUpperCase(Locale.ROOT);
            case "gateway" -> making.gateways().next().orElse(null);
            case "uuid" -> uuid(seed.hex(32));
            case "below" -> Integer.toString(seed.below(Integer.parseInt(argument)));
            case "from1" -> Integer.toString(1 + seed.below(Integer.parseInt(argument)));
            case "mac" -> "00:00:17:" + seed.hex(6).toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
            case "publicip" ->
                DOCUMENTATION[seed.below(3)] + (1 + seed.derive("host").below(254));
            case "ip" -> {
                String subnet = lookup.attribute(argument);
                yield subnet == null ? null : addresses.next(subnet, seed);
            }
            case "router" -> {
                String cidr = lookup.attribute(argument);
                yield cidr == null ? null : addresses.router(cidr).orElse(null);
            }
            case "reachable" -> {
                String endpoint = lookup.attribute("private_endpoint_id");
                String address = lookup.attribute(argument);
                yield endpoint == null || address == null ? null : ReachableIps.of(endpoint, address);
            }
            case "find" -> {
                String[] words = argument.split(" ", -1);
                String wanted = lookup.attribute(words[2]);
                yield wanted == null ? null : find(words[0], words[1], wanted);
            }
            case "secret" -> {
                String secret = lookup.attribute(argument);
                yield secret == null
                        ? null
                        : making.store()
                                .find(secret)
                                .map(entry -> SecretContent.of(new Attributes(entry.attributes())))
                                .orElse(null);
            }
            default -> throw new IllegalStateException("answers.txt: unknown placeholder '" + expression + "'");
        };
    }

    /** The kind that the name of an attribute has before {@code _id}. */
    private static String kindNamed(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return name.substring(0, Math.max(name.lastIndexOf("_id"), 0)).replace("_", "");
    }

    private String ocid(String kind, Seed seed) {
        Region region = making.account().region();
        String place = ResourceType.of(making.type()).isGlobal() ? "" : region.inOcids();
        return Ocid.written(kind, region.realm(), place, seed.base32(Ocid.UNIQUE_LENGTH));
    }

    /** The OCID of a resource that has a text in an attribute. */
    private @Nullable String find(String type, String attribute, String text) {
        for (ResourceStore.Entry entry : making.store().all(type)) {
            Attributes attributes = new Attributes(entry.attributes());
            if (attributes.text(attribute).filter(text::equals).isPresent()) {
                return attributes.text("id").orElse(null);
            }
        }
        return null;
    }

    private static String uuid(String hex) {
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }
}
