package dev.featurestore.operator.init;

import java.util.List;

/**
 * A variable of the bundled stack that users often change.
 *
 * @param variable its name
 * @param value its default, or an example if the default is empty, as YAML
 * @param comment what it sets, on one line
 */
record StarterOption(String variable, String value, String comment) {

    static final List<StarterOption> ALL = List.of(
            new StarterOption("colors", "{blue: {count: 1}}", "Number of container instances of each color, 1 to 16."),
            new StarterOption("active_color", "blue", "Color that the API gateway sends calls to: blue or green."),
            new StarterOption(
                    "container_shape_flex_details",
                    "{ocpus: 1, memory: 16}",
                    "OCPUs and memory, in GB, of each container instance."),
            new StarterOption("ingress", "public", "Access to the API gateway: public, private or none."),
            new StarterOption(
                    "vcn_details",
                    "{vcn_cidr: 10.0.0.0/16}",
                    "CIDR block of the new VCN. For an existing VCN, set vcn_id too."),
            new StarterOption(
                    "mysql_shape", "MySQL.2", "Shape of a new MySQL DB system. A deployed one keeps its shape."),
            new StarterOption(
                    "mysql_high_availability", "false", "Runs three MySQL instances instead of one. Triples the cost."),
            new StarterOption(
                    "mysql_deletion_protection",
                    "true",
                    "Protects the database. Set to false and apply before you destroy."),
            new StarterOption("alarm_email", "ops@example.com", "E-mail address for alarms."),
            new StarterOption("freeform_tags", "{department: finance}", "Freeform tags of all resources."));
}
