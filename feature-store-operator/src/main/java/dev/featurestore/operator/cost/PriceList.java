package dev.featurestore.operator.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code prices.txt} in memory. */
final class PriceList {

    private static final String TABLE = "prices.txt";

    private final Map<String, String> head = new HashMap<>();
    private final Map<String, Price> prices = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<String, List<Fact>> types = new LinkedHashMap<>();

    private PriceList() {}

    static PriceList read() {
        InputStream table = PriceList.class.getResourceAsStream(TABLE);
        if (table == null) {
            throw new IllegalStateException(TABLE + " is missing from the jar");
        }
        PriceList list = new PriceList();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            List<Fact> type = List.of();
            for (String line : lines.lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] sides = line.strip().split(" = ", 2);
                if (line.startsWith(" ")) {
                    type.add(Fact.of(sides[0], sides[1]));
                } else if (sides.length == 1) {
                    type = list.types.computeIfAbsent(line, name -> new ArrayList<>());
                } else {
                    list.add(sides[0], sides[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }

    private void add(String name, String value) {
        String[] columns = value.split(" \\| ", -1);
        switch (name) {
            case "price" ->
                prices.put(
                        columns[0],
                        new Price(
                                columns[0],
                                new BigDecimal(columns[1]),
                                Price.Model.valueOf(columns[2].toUpperCase(Locale.ROOT)),
                                columns[3],
                                columns[4]));
            case "shape" ->
                shapes.add(new Shape(
                        Pattern.compile(columns[0]),
                        Stream.of(columns[1].split(" ", -1)).map(this::price).toList()));
            default -> head.put(name, value);
        }
    }

    /** The date of the list, {@code YYYY-MM-DD}. */
    String asOf() {
        return fact("as of");
    }

    /** The currency of the prices. */
    String currency() {
        return fact("currency");
    }

    /** The page of Oracle's list. */
    String link() {
        return fact("list");
    }

    /** The hours of a month. */
    BigDecimal hours() {
        return new BigDecimal(fact("hours"));
    }

    private String fact(String name) {
        return Objects.requireNonNull(head.get(name), name);
    }

    /** The price of a part that the table has. */
    Price price(String part) {
        return Objects.requireNonNull(prices.get(part), part);
    }

    /** The prices of a shape; empty if the table does not have it. */
    Optional<Shape> shape(String name) {
        return shapes.stream()
                .filter(shape -> shape.names().matcher(name).matches())
                .findFirst();
    }

    /** The facts about a type; none if the table does not have it. */
    List<Fact> facts(String type) {
        List<Fact> own = types.get(type);
        return own != null
                ? own
                : types.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("*")
                                && type.startsWith(entry.getKey()
                                        .substring(0, entry.getKey().length() - 1)))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(List.of());
    }

    /** The names of all types. */
    List<String> types() {
        return List.copyOf(types.keySet());
    }
}
