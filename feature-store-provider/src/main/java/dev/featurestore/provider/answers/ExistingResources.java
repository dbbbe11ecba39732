package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.GatewayAddresses;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.ResourceType;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tenancy with existing resources, which no job created, in addition to those of a store. They are not stored: they
 * exist as long as they are declared. The store keeps one that a job changes.
 */
public final class ExistingResources implements ResourceStore {

    /**
     * A resource that no job created.
     *
     * @param type its type
     * @param id its identifier
     * @param attributes its known attributes; the service's answers complete them
     */
    public record Existing(TypeInterface type, String id, Value.Structure attributes) {}

    private final ResourceStore made;
    private final Map<String, Entry> existing = Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param made the store of created resources, which also keeps changes */
    public ExistingResources(ResourceStore made) {
        this.made = made;
    }

    /**
     * Declares the existing resources, in place of those declared before.
     *
     * @param account whose tenancy it is
     * @throws ServiceException if the attributes of one cannot be completed
     */
    public void exist(List<Existing> resources, Account account) throws ServiceException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Existing resource : resources) {
            entries.put(resource.id(), entry(resource, account));
        }
        existing.keySet().retainAll(entries.keySet());
        existing.putAll(entries);
    }

    private Entry entry(Existing resource, Account account) throws ServiceException {
        TypeInterface type = resource.type();
        SortedMap<String, Value> attributes =
                new TreeMap<>(resource.attributes().elements());
        for (Attribute attribute : type.schema().attributes().values()) {
            if (attribute.computed() || attribute.required()) {
                attributes.putIfAbsent(attribute.name(), new Value.Unknown());
            }
        }
        attributes.put("id", new Value.Text(resource.id()));
        String name = ResourceType.of(type.name()).name();
        Making making =
                new Making(name, account, this, Making.LONG_AGO, new Seed(resource.id()), GatewayAddresses.NONE);
        return new Entry(
                name,
                Completion.complete(
                        making, AnswerTable.bundled(), type.schema(), new Value.Structure(attributes), null));
    }

    @Override
    public Optional<Entry> find(String id) {
        return made.find(id).or(() -> Optional.ofNullable(existing.get(id)));
    }

    @Override
    public List<Entry> all(String type) {
        List<Entry> all = new ArrayList<>();
        synchronized (existing) {
            existing.forEach((id, entry) -> {
                if (entry.type().equals(type) && made.find(id).isEmpty()) {
                    all.add(entry);
                }
            });
        }
        all.addAll(made.all(type));
        return all;
    }

    @Override
    public void put(String id, Entry entry) {
        made.put(id, entry);
    }

    @Override
    public long newNumber() {
        return made.newNumber();
    }

    @Override
    public void remove(String id) {
        made.remove(id);
        existing.remove(id);
    }
}
