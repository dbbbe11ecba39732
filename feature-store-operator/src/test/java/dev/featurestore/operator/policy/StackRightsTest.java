package dev.featurestore.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.policy.ResourceRights.Right;
import dev.featurestore.terraform.Resource;
import dev.featurestore.terraform.oci.ResourceType.FurtherRight;
import dev.featurestore.terraform.oci.RightPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The table of rights in the stack's README.md is made from the table of this package. With {@code
 * -Dfeaturestore.writeDocs=true} this test writes it; otherwise it holds the two together.
 */
class StackRightsTest {

    private static final Path README =
            Path.of(System.getProperty("project.root", "..")).resolve("feature-store-stack/README.md");
    private static final String BEGIN = "<!-- rights: made by StackRightsTest -->\n";
    private static final String END = "<!-- end of rights -->\n";

    @Test
    void tableIsThatOfTheStack() throws IOException {
        String readme = Files.readString(README);
        assertThat(readme).contains(BEGIN, END);
        String expected = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
                + table()
                + readme.substring(readme.indexOf(END));
        if (Boolean.getBoolean("featurestore.writeDocs")) {
            Files.writeString(README, expected);
        }
        assertThat(README).hasContent(expected);
    }

    private static String table() {
        Map<String, Set<String>> reasons = new TreeMap<>();
        reasons.put(row(Verb.MANAGE, "orm-stacks", RightPlace.COMPARTMENT), Set.of("every stack"));
        reasons.put(row(Verb.MANAGE, "orm-jobs", RightPlace.COMPARTMENT), Set.of("every stack"));
        for (Resource resource : NeedsTest.deployable("default").module().resources()) {
            if (!resource.type().startsWith("oci_")) {
                continue;
            }
            Right right = ResourceRights.of(resource.mode(), resource.type()).orElseThrow();
            String type = "`" + (resource.mode() == Resource.Mode.DATA ? "data." : "") + resource.type() + "`";
            add(reasons, row(right.verb(), right.resource(), right.place()), type);
            for (FurtherRight further : ResourceRights.type(resource).furtherRights()) {
                String row = row(Verb.valueOf(further.verb()), further.resource(), further.place());
                add(reasons, row, type + option(further));
            }
        }
        StringBuilder table = new StringBuilder("| right | in | for |\n| --- | --- | --- |\n");
        reasons.forEach((row, types) ->
                table.append(row).append(String.join(", ", types)).append(" |\n"));
        return table.toString();
    }

    private static void add(Map<String, Set<String>> reasons, String row, String reason) {
        reasons.computeIfAbsent(row, key -> new TreeSet<>()).add(reason);
    }

    private static String option(FurtherRight right) {
        return right.variable()
                .map(variable -> (right.values().matcher("").matches() ? " without `" : " with `") + variable + "`")
                .orElse("");
    }

    private static String row(Verb verb, String resource, RightPlace place) {
        String where = switch (place) {
            case TENANCY -> "the tenancy";
            case VAULT -> "the vault's compartment";
            case COMPARTMENT, RESOURCE -> "the compartment";
        };
        return "| " + verb + " `" + resource + "` | " + where + " | ";
    }
}
