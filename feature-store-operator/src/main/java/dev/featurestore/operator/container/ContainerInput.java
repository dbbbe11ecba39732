package dev.featurestore.operator.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.hint.Commands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the operator in a container inherits from the build: its options, values of placeholders in the configuration, and
 * values of Maven's settings. Passed as one variable of {@link PipedVariables}, because it contains secrets.
 *
 * @param environment values of {@code $NAME} in the configuration
 * @param properties values of <code>${a.name}</code> in it
 * @param overrides values that replace those of the configuration
 * @param passPhrase pass phrase of the signing key in the settings
 * @param proxies proxies of the settings
 * @param commands formats commands of the build; empty if no build has started the container
 * @param options options of {@link Main} by name; empty if no build has started the container
 */
public record ContainerInput(
        Map<String, String> environment,
        Map<String, String> properties,
        Overrides overrides,
        Optional<SignIn.StoredSecret> passPhrase,
        List<ProxyServer> proxies,
        Optional<Commands> commands,
        Map<String, String> options) {

    /** The variable. */
    public static final String VARIABLE = "ENV_OPERATOR_CONTEXT";

    public ContainerInput {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
        proxies = List.copyOf(proxies);
        options = Map.copyOf(options);
    }

    /** Nothing. */
    public static ContainerInput nothing() {
        return new ContainerInput(
                Map.of(), Map.of(), Overrides.NONE, Optional.empty(), List.of(), Optional.empty(), Map.of());
    }

    /** As JSON. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("environment", new TreeMap<>(environment));
        json.put("properties", new TreeMap<>(properties));
        json.put(
                "overrides",
                overrides.values().stream()
                        .map(value -> Map.of("key", value.key(), "text", value.text(), "origin", value.origin()))
                        .toList());
        passPhrase.ifPresent(
                p -> json.put("passPhrase", Map.of("value", p.secret().value(), "source", p.source())));
        json.put("proxies", proxies.stream().map(ContainerInput::json).toList());
        commands.ifPresent(typed -> json.put("commands", GoalJson.of(typed)));
        json.put("options", new TreeMap<>(options));
        return AsciiJson.of(json);
    }

    private static Map<String, Object> json(ProxyServer proxy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scheme", proxy.scheme());
        json.put("host", proxy.host());
        json.put("port", proxy.port());
        proxy.credentials().ifPresent(c -> {
            json.put("user", c.user());
            json.put("password", c.password().value());
        });
        json.put("nonProxyHosts", proxy.nonProxyHosts());
        return json;
    }

    /**
     * Reads it from an environment.
     *
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code INVALID_PARAMETER} if it cannot be read; the
     *     message does not quote it
     */
    public static ContainerInput of(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "");
        if (text.isEmpty()) {
            return nothing();
        }
        JsonNode json = AsciiJson.read(VARIABLE, text);
        List<ProxyServer> proxies = new ArrayList<>();
        json.path("proxies").forEach(proxy -> proxies.add(proxy(proxy)));
        JsonNode passPhrase = json.path("passPhrase");
        return new ContainerInput(
                texts(json.path("environment")),
                texts(json.path("properties")),
                overrides(json.path("overrides")),
                passPhrase.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new SignIn.StoredSecret(
                                new Secret(passPhrase.path("value").asText()),
                                passPhrase.path("source").asText())),
                proxies,
                json.has("commands") ? Optional.of(GoalJson.commands(json.path("commands"))) : Optional.empty(),
                texts(json.path("options")));
    }

    private static Overrides overrides(JsonNode json) {
        List<Overrides.Value> values = new ArrayList<>();
        json.forEach(value -> values.add(new Overrides.Value(
                value.path("key").asText(),
                value.path("text").asText(),
                value.path("origin").asText())));
        return new Overrides(values);
    }

    private static ProxyServer proxy(JsonNode json) {
        List<String> direct = new ArrayList<>();
        json.path("nonProxyHosts").forEach(host -> direct.add(host.asText()));
        return new ProxyServer(
                json.path("scheme").asText(),
                json.path("host").asText(),
                json.path("port").asInt(),
                json.has("user")
                        ? Optional.of(new ProxyServer.Credentials(
                                json.path("user").asText(),
                                new Secret(json.path("password").asText())))
                        : Optional.empty(),
                direct);
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new TreeMap<>();
        json.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** Omits the values, which may be secret. */
    @Override
    public String toString() {
        return "ContainerInput" + environment.keySet() + properties.keySet();
    }
}
