package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.GatewayAddresses;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.ResourceType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tenancy with the resources that OCI creates together with others, such as the boot volume of an instance, for data
 * sources. {@code companions.txt} has them; they are not stored. A stored resource with the same identifier manages one:
 * its attributes come first.
 */
public final class Companions implements ResourceStore {

    private static final String RESOURCE = "companions.txt";
    private static final String CONDITION = "when";
    private static final List<Rule> RULES = read();

    /**
     * A resource that is created with another one.
     *
     * @param owner the type of the other one
     * @param type its own type
     * @param texts its attributes
     */
    private record Rule(String owner, String type, Map<String, Template> texts) {

        /** Whether an OCID may be that of such a resource. */
        boolean mayHave(String id) {
            return id.startsWith("ocid1." + ResourceType.of(type).ocidKind() + '.');
        }
    }

    private final ResourceStore made;
    private final Account account;

    /** @param made the created resources */
    public Companions(ResourceStore made, Account account) {
        this.made = made;
        this.account = account;
    }

    /** Whether resources of a type are created together with others. */
    static boolean create(String type) {
        return RULES.stream().anyMatch(rule -> rule.type().equals(type));
    }

    private static List<Rule> read() {
        InputStream resource = Companions.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(RESOURCE + " is missing from the jar");
        }
        List<Rule> rules = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (!line.startsWith(" ")) {
                    String[] types = line.split(" creates ", 2);
                    rules.add(new Rule(types[0], types[1], new LinkedHashMap<>()));
                } else {
                    String[] text = line.strip().split(" = ", 2);
                    rules.get(rules.size() - 1).texts().put(text[0], Template.parse(text[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(rules);
    }

    @Override
    public Optional<Entry> find(String id) {
        Optional<Entry> found = made.find(id);
        if (found.isPresent()) {
            return found;
        }
        return RULES.stream()
                .filter(rule -> rule.mayHave(id))
                .flatMap(rule -> made.all(rule.owner()).stream().flatMap(owner -> created(rule, owner).stream()))
                .filter(entry -> idOf(entry).equals(id))
                .findFirst();
    }

    @Override
    public List<Entry> all(String type) {
        List<Entry> all = new ArrayList<>(made.all(type));
        for (Rule rule : RULES) {
            if (rule.type().equals(type)) {
                for (Entry owner : made.all(rule.owner())) {
                    created(rule, owner).map(this::managed).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /** A resource with the attributes of the stored one that manages it, if there is one. */
    private Entry managed(Entry companion) {
        Optional<Entry> manager = made.find(idOf(companion));
        if (manager.isEmpty()) {
            return companion;
        }
        SortedMap<String, Value> attributes =
                new TreeMap<>(companion.attributes().elements());
        attributes.putAll(manager.get().attributes().elements());
        return new Entry(companion.type(), new Value.Structure(attributes));
    }

    private Optional<Entry> created(Rule rule, Entry owner) {
        Attributes attributes = new Attributes(owner.attributes());
        String id = attributes.text("id").orElse("");
        Making making = new Making(rule.owner(), account, made, Making.LONG_AGO, new Seed(id), GatewayAddresses.NONE);
        Placeholders placeholders = new Placeholders(making);
        SortedMap<String, Value> texts = new TreeMap<>();
        for (Map.Entry<String, Template> text : rule.texts().entrySet()) {
            String value = value(text.getValue(), attributes, placeholders);
            if (value != null) {
                texts.put(text.getKey(), new Value.Text(value));
            } else if (text.getKey().equals("id") || text.getKey().equals(CONDITION)) {
                return Optional.empty();
            }
        }
        texts.remove(CONDITION);
        return Optional.of(new Entry(rule.type(), new Value.Structure(texts)));
    }

    /** The same expression has the same value in all companions of a resource: so they refer to each other. */
    private static @Nullable String value(Template template, Attributes owner, Placeholders placeholders) {
        try {
            return template.in(expression -> expression.startsWith(".")
                    ? owner.text(expression.substring(1))
                            .filter(text -> !text.isEmpty())
                            .orElse(null)
                    : placeholders.valueOf(
                            expression, expression, name -> owner.text(name).orElse(null)));
        } catch (ServiceException e) {
            return null; // No address is left in a subnet.
        }
    }

    private static String idOf(Entry entry) {
        return new Attributes(entry.attributes()).text("id").orElse("");
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
    }
}
