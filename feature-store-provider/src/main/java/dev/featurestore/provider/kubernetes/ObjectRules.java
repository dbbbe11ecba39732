package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the API accepts of an object (the reference of the Kubernetes API, and "Object Names and IDs", kubernetes.io). Values
 * that are not known yet are not checked.
 */
final class ObjectRules {

    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SERVICE_NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?");
    private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int LAST_PORT = 65535;

    private final ObjectKind kind;
    private final String operation;
    private final Attributes object;

    private ObjectRules(ObjectKind kind, String operation, Attributes object) {
        this.kind = kind;
        this.operation = operation;
        this.object = object;
    }

    /**
     * Checks an object.
     *
     * @param operation {@code create} or {@code update}, for messages
     * @throws ServiceException with the field and the reason if the API rejects it
     */
    static void check(ObjectKind kind, String operation, Value.Structure object) throws ServiceException {
        ObjectRules rules = new ObjectRules(kind, operation, new Attributes(object));
        rules.checkMetadata();
        switch (kind) {
            case DEPLOYMENT -> rules.checkDeployment();
            case SERVICE -> rules.checkPorts();
            case SECRET, CONFIG_MAP -> rules.checkKeys();
            case POD_DISRUPTION_BUDGET -> rules.checkBudget();
            case NAMESPACE, SERVICE_ACCOUNT -> {}
        }
    }

    private void checkMetadata() throws ServiceException {
        Optional<String> name = object.text("metadata.0.name");
        Optional<String> prefix = object.text("metadata.0.generate_name");
        if (name.isPresent()) {
            checkName("metadata.name", name.get(), false);
        } else if (prefix.isPresent()) {
            checkName("metadata.generateName", prefix.get(), true);
        }
        checkLabels("metadata.labels", Metadata.texts(object, "metadata.0.labels"));
    }

    private void checkName(String field, String name, boolean isPrefix) throws ServiceException {
        String whole = isPrefix ? name + 'x' : name;
        switch (kind) {
            case NAMESPACE ->
                require(
                        LABEL.matcher(whole).matches() && whole.length() <= LONGEST_LABEL,
                        field,
                        name,
                        dns("label", "'-'"));
            case SERVICE ->
                require(
                        SERVICE_NAME.matcher(whole).matches() && whole.length() <= LONGEST_LABEL,
                        field,
                        name,
                        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
                                + " alphabetic character, and end with an alphanumeric character, in at most 63 characters");
            default ->
                require(
                        SUBDOMAIN.matcher(whole).matches() && whole.length() <= LONGEST_SUBDOMAIN,
                        field,
                        name,
                        dns("subdomain", "'-' or '.'"));
        }
    }

    private static String dns(String what, String also) {
        return "a lowercase RFC 1123 " + what + " must consist of lower case alphanumeric characters or " + also
                + ", and must start and end with an alphanumeric character";
    }

    private void checkLabels(String field, Map<String, String> labels) throws ServiceException {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            require(
                    LABEL_VALUE.matcher(label.getValue()).matches()
                            && label.getValue().length() <= LONGEST_LABEL,
                    field,
                    label.getValue(),
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and"
                            + " must start and end with an alphanumeric character, in at most 63 characters");
        }
    }

    private void checkDeployment() throws ServiceException {
        String template = "spec.0.template.0.";
        Map<String, String> wanted = Metadata.texts(object, "spec.0.selector.0.match_labels");
        Map<String, String> labels = Metadata.texts(object, template + "metadata.0.labels");
        if (object.at(template + "metadata.0.labels") instanceof Value.Structure has && isKnown(has)) {
            require(
                    labels.entrySet().containsAll(wanted.entrySet()),
                    "spec.template.metadata.labels",
                    labels.toString(),
                    "`selector` does not match template `labels`");
        }
        checkLabels("spec.template.metadata.labels", labels);
        if (operation.equals("create")
                && object.elements("spec.0.selector").isEmpty()
                && object.at("spec.0.selector") instanceof Value.Sequence) {
            throw ApiError.invalid(kind, operation, name(), "spec.selector: Required value");
        }
        Optional<String> replicas = object.text("spec.0.replicas");
        if (replicas.isPresent()) {
            require(
                    replicas.get().matches("\\d{1,9}"),
                    "spec.replicas",
                    replicas.get(),
                    "must be greater than or equal to 0");
        }
        checkContainers(template + "spec.0.container", "spec.template.spec.containers");
        checkContainers(template + "spec.0.init_container", "spec.template.spec.initContainers");
    }

    private void checkContainers(String path, String field) throws ServiceException {
        List<Value> containers = object.elements(path);
        if (containers.isEmpty() && field.endsWith(".containers") && object.at(path) instanceof Value.Sequence) {
            throw ApiError.invalid(kind, operation, name(), field + ": Required value");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            String at = field + '[' + i + ']';
            Attributes container = new Attributes(containers.get(i));
            Optional<String> own = container.text("name");
            if (own.isPresent()) {
                require(LABEL.matcher(own.get()).matches(), at + ".name", own.get(), dns("label", "'-'"));
                require(names.add(own.get()), at + ".name", own.get(), "Duplicate value");
            }
            for (String port : container.texts("port.container_port")) {
                checkPort(at + ".ports.containerPort", port);
            }
            for (String probe : List.of("liveness_probe", "readiness_probe", "startup_probe")) {
                for (String port : container.texts(probe + ".http_get.port")) {
                    checkPortOrName(at + "." + probe.replace("_p", "P") + ".httpGet.port", port);
                }
            }
            for (String part : List.of("limits", "requests")) {
                checkQuantities(at + ".resources." + part, Metadata.texts(container, "resources.0." + part));
            }
            checkRequests(at, container);
        }
    }

    private void checkQuantities(String field, Map<String, String> quantities) throws ServiceException {
        for (Map.Entry<String, String> quantity : quantities.entrySet()) {
            require(
                    Quantity.parse(quantity.getValue()).isPresent(),
                    field + '[' + quantity.getKey() + ']',
                    quantity.getValue(),
                    "quantities must match the regular expression '" + Quantity.FORM + "'");
        }
    }

    private void checkRequests(String at, Attributes container) throws ServiceException {
        Map<String, String> limits = Metadata.texts(container, "resources.0.limits");
        for (Map.Entry<String, String> request :
                Metadata.texts(container, "resources.0.requests").entrySet()) {
            Optional<BigDecimal> limit =
                    Optional.ofNullable(limits.get(request.getKey())).flatMap(Quantity::parse);
            Optional<BigDecimal> asked = Quantity.parse(request.getValue());
            if (limit.isPresent() && asked.isPresent()) {
                require(
                        asked.get().compareTo(limit.get()) <= 0,
                        at + ".resources.requests",
                        request.getValue(),
                        "must be less than or equal to " + request.getKey() + " limit of "
                                + limits.get(request.getKey()));
            }
        }
    }

    private void checkPorts() throws ServiceException {
        List<Value> ports = object.elements("spec.0.port");
        String type = object.text("spec.0.type").orElse("");
        if (ports.isEmpty() && object.at("spec.0.port") instanceof Value.Sequence && PlannedObject.isExposed(type)) {
            throw ApiError.invalid(kind, operation, name(), "spec.ports: Required value");
        }
        for (int i = 0; i < ports.size(); i++) {
            String at = "spec.ports[" + i + ']';
            Attributes port = new Attributes(ports.get(i));
            if (port.text("port").isPresent()) {
                checkPort(at + ".port", port.text("port").get());
            }
            if (port.text("target_port").filter(target -> !target.isEmpty()).isPresent()) {
                checkPortOrName(at + ".targetPort", port.text("target_port").get());
            }
            if (ports.size() > 1 && port.at("name") instanceof Value.Null) {
                throw ApiError.invalid(kind, operation, name(), at + ".name: Required value");
            }
        }
    }

    private void checkPort(String field, String port) throws ServiceException {
        int number = port.matches("\\d{1,9}") ? Integer.parseInt(port) : 0;
        require(number >= 1 && number <= LAST_PORT, field, port, "must be between 1 and 65535, inclusive");
    }

    private void checkPortOrName(String field, String port) throws ServiceException {
        if (!port.matches("[-a-z0-9]*[a-z][-a-z0-9]*")) {
            checkPort(field, port);
        }
    }

    private void checkKeys() throws ServiceException {
        for (String map : List.of("data", "binary_data")) {
            if (object.at(map) instanceof Value.Structure data) {
                for (String key : data.elements().keySet()) {
                    require(
                            DATA_KEY.matcher(key).matches(),
                            "data[" + key + ']',
                            key,
                            "a valid config key must consist of alphanumeric characters, '-', '_' or '.'");
                }
            }
        }
        if (kind == ObjectKind.SECRET
                && object.text("type")
                        .filter("kubernetes.io/dockerconfigjson"::equals)
                        .isPresent()
                && object.at("data") instanceof Value.Structure data
                && !data.elements().containsKey(PullSecrets.CONFIG)) {
            throw ApiError.invalid(kind, operation, name(), "data[" + PullSecrets.CONFIG + "]: Required value");
        }
    }

    private void checkBudget() throws ServiceException {
        boolean least = object.at("spec.0.min_available") instanceof Value.Text;
        boolean most = object.at("spec.0.max_unavailable") instanceof Value.Text;
        if (least && most) {
            throw ApiError.invalid(
                    kind, operation, name(), "spec: Invalid value: minAvailable and maxUnavailable cannot be both set");
        }
        for (String field : List.of("min_available", "max_unavailable")) {
            Optional<String> value = object.text("spec.0." + field);
            if (value.isPresent()) {
                require(
                        value.get().matches("\\d{1,9}|\\d{1,2}%|100%"),
                        "spec." + field,
                        value.get(),
                        "must be an integer or a percentage");
            }
        }
    }

    private static boolean isKnown(Value.Structure map) {
        return map.elements().values().stream().noneMatch(Value.Unknown.class::isInstance);
    }

    private String name() {
        return object.text("metadata.0.name").orElse("");
    }

    private void require(boolean valid, String field, String value, String rule) throws ServiceException {
        if (!valid) {
            throw ApiError.invalid(kind, operation, name(), field + ": Invalid value: \"" + value + "\": " + rule);
        }
    }
}
