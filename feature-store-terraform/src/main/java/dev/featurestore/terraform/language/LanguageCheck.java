package dev.featurestore.terraform.language;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.BodyParser;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds language that is newer than Terraform 1.5, the newest version that Resource Manager runs (OCI documentation,
 * "Supported Terraform Versions"). A newer Terraform accepts the same files.
 */
public final class LanguageCheck {

    private LanguageCheck() {}

    /**
     * Returns the newer constructs in the files of a directory, in the order of names and places. A file that cannot be parsed is left
     * to {@link TerraformModule#parse}, which reports the reason.
     *
     * @param files text of each {@code .tf} file by its name as messages are to show it; directories may be mixed
     */
    public static List<Finding> in(Map<String, String> files) {
        List<Finding> found = new ArrayList<>();
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            parsed(file.getKey(), file.getValue()).map(LanguageCheck::in).ifPresent(found::addAll);
        }
        return List.copyOf(found);
    }

    private static Optional<Body> parsed(String file, String text) {
        try {
            return Optional.of(BodyParser.parse(file, text));
        } catch (HclSyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static List<Finding> in(Body body) {
        List<Finding> found = new ArrayList<>(LaterFunctions.in(body));
        for (Block block : body.blocks()) {
            found.addAll(LaterBlocks.in(block));
        }
        found.sort(Comparator.comparing((Finding finding) -> finding.position().line())
                .thenComparing(finding -> finding.position().column()));
        return found;
    }
}
