package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The recipe for something before and after an apply is that of a build of {@code src/it}, which runs it. */
class HookRecipeTest {

    @Test
    void isRunByABuild() throws IOException {
        String recipe = new Readme("docs/day-to-day.md").blocks("xml").get(0);
        int end = recipe.lastIndexOf("</executions>");

        assertThat(recipe).contains("before-apply", "after-apply");
        assertThat(lines(Files.readString(ProjectFolder.path().resolve("src/it/lifecycle/pom.xml"))))
                .contains(lines(recipe.substring(0, end)));
    }

    /** Without indentation. */
    private static String lines(String text) {
        return String.join("\n", text.strip().lines().map(String::strip).toList());
    }
}
