package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Addresses of the objects in Terraform states (JSON, version 4). */
public final class StateAddress {

    /** The key of an instance, of a module's or a resource's. */
    private static final Pattern KEY = Pattern.compile("\\[(?:\\d+|\"(?:[^\"\\\\]|\\\\.)*\")]");

    private StateAddress() {}

    /** An address without the keys of instances: that of the block, such as {@code module.net.oci_core_subnet.all}. */
    public static String block(String address) {
        return KEY.matcher(address).replaceAll("");
    }

    /**
     * The address of an instance, such as {@code module.net.oci_core_subnet.all["a"]}.
     *
     * @param resource an element of the list of resources
     * @param instance an element of its list of instances
     */
    public static String of(JsonNode resource, JsonNode instance) {
        String module = resource.path("module").asText();
        JsonNode key = instance.path("index_key");
        return (module.isEmpty() ? "" : module + ".")
                + resource.path("type").asText() + "." + resource.path("name").asText()
                + (key.isTextual() ? "[\"" + key.asText() + "\"]" : key.isNumber() ? "[" + key.asText() + "]" : "");
    }
}
