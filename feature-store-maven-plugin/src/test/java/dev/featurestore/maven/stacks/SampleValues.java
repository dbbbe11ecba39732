package dev.featurestore.maven.stacks;

import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values for required variables, guessed from names and types, as YAML in flow style. */
final class SampleValues {

    private static final String UNIQUE = "aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";
    private static final String SSH_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJ0Zm9yLXJlaGVhcnNhbHMtb25seS1ub3QtYS1rZXk rehearsal";

    private SampleValues() {}

    static String of(Variable variable) {
        return value(variable.name(), variable.type());
    }

    private static String value(String name, VariableType type) {
        if (type instanceof VariableType.NumberType) {
            return "1";
        } else if (type instanceof VariableType.BoolType) {
            return "false";
        } else if (type instanceof VariableType.ListType || type instanceof VariableType.SetType) {
            return "[]";
        } else if (type instanceof VariableType.MapType) {
            return "{}";
        } else if (type instanceof VariableType.ObjectType object) {
            return object.attributes().entrySet().stream()
                    .filter(attribute -> !attribute.getValue().optional())
                    .map(attribute -> attribute.getKey() + ": "
                            + value(attribute.getKey(), attribute.getValue().type()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return '"' + text(name.toLowerCase(Locale.ROOT)) + '"';
    }

    private static String text(String name) {
        if (name.contains("ssh") || name.contains("public_key")) {
            return SSH_KEY;
        } else if (name.contains("tenancy")) {
            return "ocid1.tenancy.oc1.." + UNIQUE;
        } else if (name.contains("compartment")) {
            return "ocid1.compartment.oc1.." + UNIQUE;
        } else if (name.contains("user") && name.contains("id")) {
            return "ocid1.user.oc1.." + UNIQUE;
        } else if (name.endsWith("ocid") || name.endsWith("_id")) {
            return "ocid1." + name.replaceAll("_?(ocid|id)$", "").replaceAll(".*_", "") + ".oc1.iad." + UNIQUE;
        } else if (name.contains("region")) {
            return "us-ashburn-1";
        } else if (name.contains("availability_domain") || name.matches(".*\\bad\\b.*")) {
            return "zvKR:US-ASHBURN-AD-1";
        } else if (name.contains("password") || name.contains("secret") || name.contains("token")) {
            return "Passw0rd#Rehearsal1";
        } else if (name.contains("cidr")) {
            return name.contains("subnet") ? "10.0.1.0/24" : "10.0.0.0/16";
        } else if (name.contains("shape")) {
            return "VM.Standard.E4.Flex";
        } else if (name.contains("port")
                || name.contains("count")
                || name.contains("size")
                || name.contains("number")) {
            return "1";
        } else if (name.contains("email")) {
            return "someone@example.com";
        }
        return "rehearsal";
    }
}
