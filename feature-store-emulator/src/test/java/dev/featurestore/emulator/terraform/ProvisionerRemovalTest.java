package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.emulator.engine.JobFailedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProvisionerRemovalTest {

    private static String without(String text) throws JobFailedException {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        return new String(ProvisionerRemoval.without("main.tf", content).orElse(content), StandardCharsets.ISO_8859_1);
    }

    @Test
    void keepsAllOtherBytes() throws Exception {
        String before = "# \u00e9t\u00e9\r\nresource \"a\" \"b\" {\r\n  ";
        String block = "provisioner \"local-exec\" {\r\n    command = \"x\" # }\r\n  }";
        String after = " // \u00e9\r\n  x = \"provisioner\"\r\n}\r\n";
        assertThat(without(before + block + after)).isEqualTo(before + block.replaceAll("\\S", " ") + after);
    }

    @Test
    void leavesBlocksOfOtherKindsAndPlaces() throws Exception {
        String text = """
                resource "a" "b" {
                  provisioner "chef" {
                  }
                  connection {
                  }
                }
                data "a" "b" {
                  connection {
                  }
                }
                """;
        assertThat(without(text)).isEqualTo(text);
    }

    @Test
    void refusesAFileThatItCannotRead() {
        assertThatThrownBy(() -> without("resource \"a\" \"b\" {\n  provisioner \"local-exec\" {\n"))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("Unclosed configuration block (main.tf line 2)");
        assertThatThrownBy(() ->
                        without("resource \"a\" \"b\" {\n/* provisioner \"file\" {} */ provisioner \"file\" {}\n}"))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("Provisioner in a comment (main.tf line 2)");
    }
}
