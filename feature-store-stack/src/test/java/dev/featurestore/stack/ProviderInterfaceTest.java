package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The stack against the interface of the real provider: {@code terraform providers schema -json}, cut to what is used. */
class ProviderInterfaceTest {

    /** Meta-arguments, which every resource has (Terraform, "Meta-Arguments"). */
    private static final Set<String> META_ARGUMENTS =
            Set.of("count", "depends_on", "for_each", "lifecycle", "provider");

    /** Arguments that recreate a database, but are fixed in this stack or belong to another deployment. */
    private static final Set<String> NEVER_CHANGED_IN_PLACE = Set.of("compartment_id", "subnet_id", "port");

    private static final List<String> TAGS_OF_ORACLE =
            List.of("defined_tags[\"Oracle-Tags.CreatedBy\"]", "defined_tags[\"Oracle-Tags.CreatedOn\"]");

    @Test
    void usesOnlyTheInterfaceOfTheProvider() throws IOException, HclSyntaxException {
        List<String> problems = new ArrayList<>();
        for (Resource resource : ofTheProvider()) {
            JsonNode type = typeOf(resource);
            if (type.isMissingNode()) {
                problems.add(resource.block().position() + ": the provider has no " + resource.address());
            } else {
                check(type.path("block"), resource.block().body(), resource.block(), problems);
            }
        }
        assertThat(problems).isEmpty();
    }

    /** Container instances can have one more defined tag than the other resources. */
    private static String local(Resource resource, String tags) {
        return tags.equals("defined_tags") && resource.type().equals("oci_container_instances_container_instance")
                ? "local.instance_tags"
                : "local." + tags.replace("freeform_", "");
    }

    @Test
    void tagsAllResourcesThatSupportTags() throws IOException, HclSyntaxException {
        for (Resource resource : ofTheProvider()) {
            if (takesTags(resource)) {
                for (String tags : List.of("freeform_tags", "defined_tags")) {
                    assertThat(resource.block().body().attribute(tags))
                            .as(resource.address())
                            .hasValueSatisfying(
                                    value -> assertThat(value.value().source()).isEqualTo(local(resource, tags)));
                }
            }
        }
    }

    @Test
    void ignoresOnlyTagsOfOracleAndArgumentsThatReplaceTheDatabase() throws IOException, HclSyntaxException {
        for (Resource resource : ofTheProvider()) {
            Set<String> ignored = new TreeSet<>(ignored(resource));
            if (takesTags(resource)) {
                assertThat(ignored).as(resource.address()).containsAll(TAGS_OF_ORACLE);
                ignored.removeAll(TAGS_OF_ORACLE);
            }
            if (!resource.type().equals("oci_mysql_mysql_db_system")) {
                assertThat(ignored).as(resource.address()).isEmpty();
            }
        }
    }

    @Test
    void neverReplacesTheDatabase() throws IOException, HclSyntaxException {
        Resource database = StackSource.module().resources().stream()
                .filter(resource -> resource.address().equals("oci_mysql_mysql_db_system.this"))
                .findFirst()
                .orElseThrow();
        List<String> ignored = ignored(database);
        Set<String> replacing = texts(SharedFacts.json("oci-provider-behaviour.json")
                .path(database.type())
                .path("forceNew"));
        assertThat(database.block().body().attributes().stream()
                        .map(Argument::name)
                        .filter(replacing::contains)
                        .filter(name -> !NEVER_CHANGED_IN_PLACE.contains(name)))
                .isNotEmpty()
                .isSubsetOf(ignored);
        assertThat(ignored).contains("mysql_version");
    }

    private static List<Resource> ofTheProvider() throws HclSyntaxException {
        return StackSource.module().resources().stream()
                .filter(resource -> resource.type().startsWith("oci_"))
                .toList();
    }

    private static boolean takesTags(Resource resource) throws IOException {
        return resource.mode() == Resource.Mode.MANAGED
                && typeOf(resource).path("block").path("attributes").has("freeform_tags");
    }

    private static List<String> ignored(Resource resource) {
        return resource.block().body().blocks("lifecycle").stream()
                .flatMap(lifecycle -> lifecycle.body().attribute("ignore_changes").stream())
                .flatMap(attribute -> attribute.value().children().stream())
                .map(Expression::source)
                .toList();
    }

    private static void check(JsonNode schema, Body body, Block at, List<String> problems) {
        for (Argument attribute : body.attributes()) {
            JsonNode known = schema.path("attributes").path(attribute.name());
            if (!META_ARGUMENTS.contains(attribute.name())) {
                if (known.isMissingNode()) {
                    problems.add(attribute.position() + ": no argument " + attribute.name());
                } else if (!known.path("required").asBoolean()
                        && !known.path("optional").asBoolean()) {
                    problems.add(attribute.position() + ": the provider itself sets " + attribute.name());
                }
            }
        }
        schema.path("attributes").properties().forEach(known -> {
            if (known.getValue().path("required").asBoolean()
                    && body.attribute(known.getKey()).isEmpty()) {
                problems.add(at.position() + ": argument " + known.getKey() + " is missing");
            }
        });
        for (Block block : body.blocks()) {
            if (!META_ARGUMENTS.contains(block.type())) {
                boolean dynamic = block.type().equals("dynamic");
                String name = dynamic ? block.labels().get(0) : block.type();
                JsonNode known = schema.path("block_types").path(name);
                if (known.isMissingNode()) {
                    problems.add(block.position() + ": no block " + name);
                } else {
                    Block content = dynamic ? block.body().blocks("content").get(0) : block;
                    check(known.path("block"), content.body(), content, problems);
                }
            }
        }
        schema.path("block_types").properties().forEach(known -> {
            boolean present = body.blocks().stream()
                    .anyMatch(block -> block.type().equals(known.getKey())
                            || block.labels().contains(known.getKey()));
            if (known.getValue().path("min_items").asInt() > 0 && !present) {
                problems.add(at.position() + ": block " + known.getKey() + " is missing");
            }
        });
    }

    private static JsonNode typeOf(Resource resource) throws IOException {
        String kind = resource.mode() == Resource.Mode.DATA ? "data_source_schemas" : "resource_schemas";
        return SharedFacts.json("oci-provider-schema.json")
                .path("provider_schemas")
                .path("registry.terraform.io/oracle/oci")
                .path(kind)
                .path(resource.type());
    }

    private static Set<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts.stream().collect(Collectors.toUnmodifiableSet());
    }
}
