package dev.featurestore.provider;

import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.Conditions;
import dev.featurestore.provider.tenancy.GatewayAddresses;
import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.provider.tenancy.Waiting;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.Region;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A tenancy in Ashburn whose clock goes on by a second when it is looked at, with short names for what tests do with it. */
public final class TestTenancy {

    public static final String TENANCY = "ocid1.tenancy.oc1..aaaaaaaatenancy";
    public static final String COMPARTMENT = "ocid1.compartment.oc1..aaaaaaaacompartment";
    static final String USER = "ocid1.user.oc1..aaaaaaaauser";
    static final ProviderInterface PROVIDER = InterfaceTable.bundled().whole();

    public static final Conditions FAIR = new Conditions() {
        @Override
        public Optional<String> failureOf(ResourceOperation operation, String type, Value.Structure resource) {
            return Optional.empty();
        }

        @Override
        public Duration durationOf(ResourceOperation operation, String type, Value.Structure resource) {
            return Duration.ZERO;
        }
    };

    public final ResourceStore store;
    public final Services services;

    public TestTenancy() {
        this("us-ashburn-1", FAIR, duration -> {});
    }

    public TestTenancy(String region, Conditions conditions, Waiting waiting) {
        this(new InMemoryResourceStore(), region, conditions, waiting, new Ticking());
    }

    private TestTenancy(ResourceStore store, String region, Conditions conditions, Waiting waiting, Clock clock) {
        this.store = store;
        Account account = new Account(
                Region.named(region), Region.named("us-ashburn-1"), TENANCY, COMPARTMENT, USER, "examplenamespace");
        services = new StandInTenancy(
                account,
                store,
                conditions,
                clock,
                waiting,
                GatewayAddresses.NONE,
                type -> PROVIDER.resources().containsKey(type));
    }

    /** The tenancy as another job sees it at the same instant. */
    TestTenancy atTheSameTime(Instant instant) {
        return new TestTenancy(store, "us-ashburn-1", FAIR, duration -> {}, Clock.fixed(instant, ZoneOffset.UTC));
    }

    /** The tenancy some time later. */
    public TestTenancy after(Duration time) {
        return atTheSameTime(Instant.parse("2026-11-22T10:11:12.345Z").plus(time));
    }

    private static final class Ticking extends Clock {

        private final AtomicLong looks = new AtomicLong();

        @Override
        public Instant instant() {
            return Instant.parse("2026-11-22T10:11:12.345Z").plusSeconds(looks.getAndIncrement());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public static TypeInterface resource(String type) {
        return Objects.requireNonNull(PROVIDER.resources().get(type), type);
    }

    static TypeInterface dataSource(String type) {
        return Objects.requireNonNull(PROVIDER.dataSources().get(type), type);
    }

    public Attributes create(String type, Map<String, ?> settings) throws ServiceException, InterruptedException {
        return new Attributes(
                services.create(resource(type), Planned.of(resource(type).schema(), settings)));
    }

    public String createdId(String type, Map<String, ?> settings) throws ServiceException, InterruptedException {
        return create(type, settings).text("id").orElseThrow();
    }

    public void delete(String type, Attributes resource) throws ServiceException, InterruptedException {
        services.delete(resource(type), (Value.Structure) resource.root());
    }

    /** What a data source answers; as Terraform does, what is not configured is null. */
    public Attributes data(String type, Map<String, ?> settings) throws ServiceException {
        Value.Structure configuration = Planned.of(dataSource(type).schema(), settings);
        SortedMap<String, Value> elements = new TreeMap<>();
        configuration
                .elements()
                .forEach(
                        (name, value) -> elements.put(name, value instanceof Value.Unknown ? new Value.Null() : value));
        return new Attributes(services.readData(dataSource(type), new Value.Structure(elements)));
    }

    public Attributes vcn() throws ServiceException, InterruptedException {
        return create(
                "oci_core_vcn",
                Map.of("compartment_id", COMPARTMENT, "cidr_blocks", List.of("10.0.0.0/16"), "dns_label", "fs"));
    }

    public Attributes subnet(Attributes vcn, String cidr) throws ServiceException, InterruptedException {
        return create(
                "oci_core_subnet",
                Map.of(
                        "compartment_id",
                        COMPARTMENT,
                        "vcn_id",
                        vcn.text("id").orElseThrow(),
                        "cidr_block",
                        cidr,
                        "dns_label",
                        "api"));
    }
}
