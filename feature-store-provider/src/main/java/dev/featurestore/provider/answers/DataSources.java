package dev.featurestore.provider.answers;

import dev.featurestore.provider.rules.Refusal;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers data sources: lists from the catalogue and from the created resources, or one resource by its identifier. */
public final class DataSources {

    private final Making making;
    private final AnswerTable answers;
    private final Catalogue catalogue;
    private final ListedTypes listedTypes;

    /** @param types whether a name is that of a type of resources */
    public DataSources(Making making, AnswerTable answers, Catalogue catalogue, Predicate<String> types) {
        this.making = making;
        this.answers = answers;
        this.catalogue = catalogue;
        this.listedTypes = new ListedTypes(types);
    }

    public Value.Structure read(TypeInterface type, Value.Structure configuration) throws ServiceException {
        SortedMap<String, Value> known = asked(type, configuration);
        Attribute list = listOf(type);
        if (list == null || !type.schema().blocks().containsKey("filter")) {
            look(type, configuration, known);
            if (list != null && known.get(list.name()) instanceof Value.Unknown) {
                List<Value> listed = listed(type, elementOf(list.type()));
                known.put(list.name(), listed.isEmpty() ? new Value.Unknown() : new Value.Sequence(listed));
            }
            return Completion.complete(making, answers, type.schema(), new Value.Structure(known), null);
        }
        ValueType.ObjectOf element = elementOf(list.type());
        boolean collection = isCollection(element);
        ValueType.ObjectOf item = collection ? elementOf(element.attributes().get("items")) : element;
        List<Value> items = items(type, configuration, item);
        Value.Structure all = completed(type, known, list, items);
        Value.Structure found = filtered(type, configuration, all, list.name(), collection);
        String path = collection ? list.name() + ".0.items" : list.name();
        boolean supposed = new Attributes(found).elements(path).isEmpty()
                && isSupposed(type, collection ? list.name() + ".items" : list.name(), items.isEmpty());
        return supposed ? completed(type, known, list, List.of(SupposedItem.of(item, configuration))) : found;
    }

    private Value.Structure completed(
            TypeInterface type, SortedMap<String, Value> known, Attribute list, List<Value> items)
            throws ServiceException {
        ValueType.ObjectOf element = elementOf(list.type());
        Value sequence = new Value.Sequence(items);
        SortedMap<String, Value> all = new TreeMap<>(known);
        all.put(list.name(), isCollection(element) ? wrapped(element, sequence) : sequence);
        return Completion.complete(making, answers, type.schema(), new Value.Structure(all), null);
    }

    /**
     * Whether a list that is empty so far has an element in OCI: what it lists is neither a resource that only a
     * configuration creates nor fully known, such as the listings of the marketplace.
     */
    private boolean isSupposed(TypeInterface type, String path, boolean empty) {
        return catalogue.isOpen(type.name())
                || (empty
                        && listedTypes.of(type.name()).isEmpty()
                        && answers.answer(making.type(), path)
                                .filter(AnswerTable.Answer::isEmpty)
                                .isEmpty());
    }

    /** The configured values; those that the service answers are unknown. */
    private static SortedMap<String, Value> asked(TypeInterface type, Value.Structure configuration) {
        SortedMap<String, Value> known = new TreeMap<>(configuration.elements());
        for (Attribute attribute : type.schema().attributes().values()) {
            Value value = known.getOrDefault(attribute.name(), new Value.Null());
            boolean unset = value instanceof Value.Null && attribute.computed();
            known.put(attribute.name(), unset ? new Value.Unknown() : value);
        }
        return known;
    }

    private List<Value> items(TypeInterface type, Value.Structure configuration, ValueType item)
            throws ServiceException {
        List<Value> items = listed(type, item);
        for (Value.Structure found : new TenancyFacts(making).about(type.name(), configuration)) {
            items.add(Projection.project(found, item));
        }
        Optional<String> resources = listedTypes.of(type.name());
        if (resources.isPresent()) {
            for (ResourceStore.Entry entry : making.store().all(resources.get())) {
                items.add(Projection.project(entry.attributes(), item));
            }
        }
        return items;
    }

    /** The elements of the catalogue. */
    private List<Value> listed(TypeInterface type, ValueType item) throws ServiceException {
        List<Value> items = new ArrayList<>();
        List<Catalogue.Item> listed = catalogue.items(type.name());
        if (listed != null) {
            Placeholders placeholders = new Placeholders(making);
            for (Catalogue.Item entry : listed) {
                String place = "items." + items.size();
                items.add(entry.valued(item, word -> placeholders.valueOf(word, place, name -> null)));
            }
        }
        return items;
    }

    private void look(TypeInterface type, Value.Structure configuration, SortedMap<String, Value> known)
            throws ServiceException {
        Attributes arguments = new Attributes(configuration);
        Optional<Value.Structure> fact = new TenancyFacts(making).single(type.name(), arguments);
        if (fact.isPresent()) {
            answer(type, fact.get(), known);
            return;
        }
        List<String> required = type.schema().attributes().values().stream()
                .filter(Attribute::required)
                .map(Attribute::name)
                .filter(name -> !name.endsWith("_option_id") && !name.equals("compartment_id"))
                .toList();
        List<String> identifiers = required.stream()
                .filter(name -> name.equals("id") || name.endsWith("_id"))
                .toList();
        if (!listedTypes.has(type.name())) {
            // Nothing creates such a thing: what is asked for exists.
            identifiers.stream()
                    .flatMap(name -> arguments.text(name).stream())
                    .flatMap(id -> making.store().find(id).stream())
                    .findFirst()
                    .ifPresent(entry -> answer(type, entry.attributes(), known));
        } else if (!required.isEmpty()) {
            answer(
                    type,
                    identifiers.isEmpty() ? named(type, arguments, required) : identified(type, arguments, identifiers),
                    known);
        }
    }

    /** The resource of the type with an identifier among the arguments; without one of the type, any other. */
    private Value.Structure identified(TypeInterface type, Attributes arguments, List<String> identifiers)
            throws ServiceException {
        Optional<Value.Structure> other = Optional.empty();
        for (String name : identifiers) {
            Optional<ResourceStore.Entry> found =
                    arguments.text(name).flatMap(id -> making.store().find(id));
            if (found.isPresent() && found.get().type().equals(type.name())) {
                return found.get().attributes();
            }
            boolean own =
                    name.equals("id") || type.name().endsWith('_' + name.substring(0, name.length() - "_id".length()));
            if (own) {
                throw Refusal.notFound(making.type());
            }
            other = other.or(() -> found.map(ResourceStore.Entry::attributes));
        }
        return other.orElseThrow(() -> Refusal.notFound(making.type()));
    }

    /** The resource of the type that has the values of all required arguments, such as the bucket with a name. */
    private Value.Structure named(TypeInterface type, Attributes arguments, List<String> required)
            throws ServiceException {
        return making.store().all(type.name()).stream()
                .map(ResourceStore.Entry::attributes)
                .filter(resource -> required.stream().allMatch(name -> fits(resource, name, arguments.text(name))))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(making.type()));
    }

    /** Whether a resource has the value of an argument; one without the attribute, of an identifier as its own. */
    private static boolean fits(Value.Structure resource, String name, Optional<String> wanted) {
        Attributes attributes = new Attributes(resource);
        Optional<String> has = attributes.text(name);
        if (has.isEmpty()) {
            return !name.endsWith("id") || attributes.text("id").equals(wanted);
        }
        return has.equals(wanted);
    }

    private static void answer(TypeInterface type, Value.Structure found, SortedMap<String, Value> known) {
        for (Attribute attribute : type.schema().attributes().values()) {
            Value value = found.elements().get(attribute.name());
            if (value != null && known.get(attribute.name()) instanceof Value.Unknown) {
                known.put(attribute.name(), Projection.project(value, attribute.type()));
            }
        }
    }

    private Value.Structure filtered(
            TypeInterface type, Value.Structure configuration, Value.Structure all, String list, boolean collection) {
        ItemFilter filter = new ItemFilter(type.name(), new Attributes(configuration));
        SortedMap<String, Value> elements = new TreeMap<>(all.elements());
        String path = collection ? list + ".0.items" : list;
        List<Value> left = new Attributes(all)
                .elements(path).stream()
                        .filter(item -> item instanceof Value.Structure structure && filter.accepts(structure))
                        .toList();
        Value sequence = new Value.Sequence(left);
        if (collection && new Attributes(all).at(list + ".0") instanceof Value.Structure first) {
            SortedMap<String, Value> inner = new TreeMap<>(first.elements());
            inner.put("items", sequence);
            sequence = new Value.Sequence(List.of(new Value.Structure(inner)));
        }
        elements.put(list, sequence);
        return new Value.Structure(elements);
    }

    /** Whether an object has the elements of a list as its items. */
    private static boolean isCollection(ValueType.ObjectOf element) {
        return element.attributes().get("items") instanceof ValueType.ListOf list
                && list.element() instanceof ValueType.ObjectOf;
    }

    private static Value wrapped(ValueType.ObjectOf element, Value items) {
        SortedMap<String, Value> elements = new TreeMap<>();
        for (Map.Entry<String, ValueType> attribute : element.attributes().entrySet()) {
            elements.put(attribute.getKey(), attribute.getKey().equals("items") ? items : new Value.Unknown());
        }
        return new Value.Sequence(List.of(new Value.Structure(elements)));
    }

    /** The attribute with the list: the first one that is computed and a list of objects. */
    private static @Nullable Attribute listOf(TypeInterface type) {
        for (Attribute attribute : type.schema().attributes().values()) {
            if (attribute.computed()
                    && attribute.type() instanceof ValueType.ListOf list
                    && list.element() instanceof ValueType.ObjectOf) {
                return attribute;
            }
        }
        return null;
    }

    private static ValueType.ObjectOf elementOf(@Nullable ValueType type) {
        if (type instanceof ValueType.ListOf list && list.element() instanceof ValueType.ObjectOf object) {
            return object;
        }
        return new ValueType.ObjectOf(new TreeMap<>());
    }
}
