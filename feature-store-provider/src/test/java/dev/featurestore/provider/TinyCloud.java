package dev.featurestore.provider;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Services that store the given values, and replace each unknown value by a different one. */
final class TinyCloud implements Services {

    final Map<String, Value.Structure> things = new ConcurrentSkipListMap<>();
    final CountDownLatch slowCreateBegan = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Value.Structure create(TypeInterface type, Value.Structure planned)
            throws ServiceException, InterruptedException {
        refuse(planned, "refused-create");
        if (text(planned, "name").equals("slow")) {
            slowCreateBegan.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        }
        String id = "ocid1.thing." + made.incrementAndGet();
        Value.Structure thing = with((Value.Structure) known(planned, "?"), "id", new Value.Text(id));
        things.put(id, thing);
        return thing;
    }

    @Override
    public Optional<Value.Structure> read(TypeInterface type, Value.Structure state) {
        return Optional.ofNullable(things.get(text(state, "id")));
    }

    @Override
    public Value.Structure update(TypeInterface type, Value.Structure prior, Value.Structure planned)
            throws ServiceException {
        refuse(planned, "refused-update");
        Value.Structure thing = (Value.Structure) known(planned, "?");
        things.put(text(prior, "id"), thing);
        return thing;
    }

    @Override
    public void delete(TypeInterface type, Value.Structure prior) throws ServiceException {
        refuse(prior, "refused-delete");
        things.remove(text(prior, "id"));
    }

    @Override
    public Value.Structure readData(TypeInterface type, Value.Structure configuration) throws ServiceException {
        refuse(configuration, "refused-read");
        List<Value> names = List.of(new Value.Text(text(configuration, "prefix") + "-1"));
        return with(with(configuration, "names", new Value.Sequence(names)), "id", new Value.Text("ocid1.names"));
    }

    Value.Structure thing(String id) {
        return Objects.requireNonNull(things.get(id), id);
    }

    private static void refuse(Value.Structure thing, String wording) throws ServiceException {
        if (thing.elements().containsValue(new Value.Text(wording))) {
            throw new ServiceException("409-IncorrectState, " + wording);
        }
    }

    static String text(Value.Structure thing, String name) {
        return thing.elements().get(name) instanceof Value.Text text ? text.text() : "";
    }

    static Value.Structure with(Value.Structure thing, String name, Value value) {
        TreeMap<String, Value> elements = new TreeMap<>(thing.elements());
        elements.put(name, value);
        return new Value.Structure(elements);
    }

    private static Value known(Value value, String name) {
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(sequence.elements().stream()
                    .map(element -> known(element, name))
                    .toList());
        }
        if (value instanceof Value.Structure structure) {
            TreeMap<String, Value> elements = new TreeMap<>();
            structure.elements().forEach((key, element) -> elements.put(key, known(element, key)));
            return new Value.Structure(elements);
        }
        if (!(value instanceof Value.Unknown)) {
            return value;
        }
        if (name.equals("tags")) {
            return new Value.Structure(new TreeMap<>(Map.of("made", new Value.Text("by the service"))));
        }
        return name.equals("vnic")
                ? new Value.Sequence(List.of(new Value.Structure(new TreeMap<>(
                        Map.of("subnet", new Value.Text("default"), "address", new Value.Text("10.0.0.2"))))))
                : new Value.Text("service's " + name);
    }
}
