package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The network interfaces of container instances, with the attributes of data sources. */
record Vnics(ResourceStore store) {

    List<Value.Structure> all() {
        List<Value.Structure> vnics = new ArrayList<>();
        for (ResourceStore.Entry entry : store.all("oci_container_instances_container_instance")) {
            Attributes instance = new Attributes(entry.attributes());
            for (Value vnic : instance.elements("vnics")) {
                if (vnic instanceof Value.Structure structure) {
                    SortedMap<String, Value> elements = new TreeMap<>(structure.elements());
                    Value address = elements.getOrDefault("private_ip", new Value.Null());
                    Value id = elements.getOrDefault("vnic_id", new Value.Null());
                    elements.put("private_ip_address", address);
                    elements.put("ip_address", address);
                    elements.put("vnic_id", id);
                    elements.put("is_primary", new Value.Bool(true));
                    copy("compartment_id", entry.attributes(), elements);
                    copy("availability_domain", entry.attributes(), elements);
                    vnics.add(new Value.Structure(elements));
                }
            }
        }
        return vnics;
    }

    private static void copy(String name, Value.Structure from, SortedMap<String, Value> to) {
        Value value = from.elements().get(name);
        if (value != null) {
            to.put(name, value);
        }
    }
}
