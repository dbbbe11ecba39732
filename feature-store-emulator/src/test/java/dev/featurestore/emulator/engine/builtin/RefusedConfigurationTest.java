package dev.featurestore.emulator.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.engine.EngineOperation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedConfigurationTest {

    @TempDir
    private Path folder;

    private Rehearsal stack;

    @BeforeEach
    void makeStack() {
        stack = new Rehearsal(folder);
    }

    @Test
    void namesUndeclaredResourcesAsTerraformDoes() throws Exception {
        Rehearsal.Result result = stack.file("main.tf", """
                        resource "oci_core_subnet" "this" {
                          vcn_id = oci_core_vcn.thsi.id
                          name   = var.nmae
                        }
                        variable "name" {}
                        """).apply();

        assertThat(result.error()).isEqualTo("""

                        Error: Reference to undeclared resource

                          on main.tf line 2, in resource "oci_core_subnet" "this":
                           2:   vcn_id = oci_core_vcn.thsi.id

                        A managed resource "oci_core_vcn" "thsi" has not been declared in the root
                        module.

                        Error: Reference to undeclared input variable

                          on main.tf line 3, in resource "oci_core_subnet" "this":
                           3:   name   = var.nmae

                        An input variable with the name "nmae" has not been declared. Did you mean
                        "name"?""");
        assertThat(result.failure()).isEqualTo("TERRAFORM_EXECUTION_ERROR");
        assertThat(result.outcome().failure().orElseThrow().message())
                .isEqualTo(
                        "Reference to undeclared resource (main.tf line 2): A managed resource \"oci_core_vcn\" \"thsi\""
                                + " has not been declared in the root module.");
        assertThat(result.outcome().state()).isEmpty();
        assertThat(result.log()).noneMatch(line -> line.startsWith("Plan:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "output \"o\" { value = var.secret }",
                "output \"o\" { value = \"user:${var.secret}\" }",
                "output \"o\" { value = local.b }\nlocals { a = upper(var.secret) }\nlocals { b = [local.a] }",
                "resource \"oci_x\" \"y\" { password = var.secret }\noutput \"o\" { value = oci_x.y.password }",
                "output \"o\" { value = module.m.out }\nmodule \"m\" {\n source = \"./m\"\n in = var.secret\n}"
            })
    void refusesOutputsThatHandOutASensitiveValueUnmarked(String configuration) throws Exception {
        stack.file("m/main.tf", "variable \"in\" {}\noutput \"out\" { value = var.in }\n");
        Rehearsal.Result result = stack.file("main.tf", """
                        variable "secret" {
                          sensitive = true
                          default   = "hunter2"
                        }
                        """ + configuration).apply();

        assertThat(result.failure()).isEqualTo("TERRAFORM_EXECUTION_ERROR");
        assertThat(result.error()).contains("Error: Output refers to sensitive values", "in output \"o\":");
        assertThat(result.log()).noneMatch(line -> line.contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "output \"o\" {\n value = var.secret\n sensitive = true\n}",
                "output \"o\" { value = nonsensitive(sha256(var.secret)) }",
                "resource \"oci_x\" \"y\" { password = var.secret }\noutput \"o\" { value = oci_x.y.id }"
            })
    void acceptsOutputsOfSensitiveValuesThatAreMarkedOrHandOutOthers(String configuration) throws Exception {
        Rehearsal.Result result = stack.file("main.tf", """
                        variable "secret" {
                          sensitive = true
                          default   = "hunter2"
                        }
                        """ + configuration).apply();

        assertThat(result.outcome().failure()).isEmpty();
        assertThat(result.log()).noneMatch(line -> line.contains("hunter2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "output \"a\" { value = var.b } | Reference to undeclared input variable | on main.tf line 1, in output \"a\": | This variable can be declared with a variable \"b\" {} block.",
                "locals { a = local.b } | Reference to undeclared local value | on main.tf line 1, in locals: | A local value with the name \"b\" has not been declared.",
                "locals { a = local.a } | Self-referencing local value | on main.tf line 1, in locals: | cannot use its own result",
                "output \"a\" { value = data.b.c.id } | Reference to undeclared resource | line 1, in output \"a\": | A data resource \"b\" \"c\" has not been declared in the root module.",
                "data \"b\" \"c\" {}~output \"a\" { value = b.c.id } | Reference to undeclared resource | main.tf line 2 | Did you mean the data resource data.b.c?",
                "output \"a\" { value = module.b.c } | Reference to undeclared module | main.tf line 1 | No module call named \"b\" is declared in the root module.",
                "output \"a\" { value = foo } | Invalid reference | main.tf line 1 | must be followed by at least one attribute",
                "output \"a\" { value = var } | Invalid reference | main.tf line 1 | The \"var\" object cannot be accessed directly.",
                "output \"a\" { value = data.b } | Invalid reference | main.tf line 1 | must be followed by two attribute names",
                "provider \"oci\" { region = var.b } | Reference to undeclared input variable | in provider \"oci\": | An input variable",
                "resource \"a\" \"b\" {~  c = a.b.id~} | Self-referential block | with a.b, | Configuration for a.b may not refer to itself.",
                "resource \"a\" \"b\" {~  c = | Invalid expression | on main.tf line 2: | Expected the start of an expression",
                "variable \"a\" {}~variable \"a\" {} | Duplicate variable declaration | on main.tf line 2: | was already declared at main.tf:1,1-13.",
                "variable \"a\" {} | No value for required variable | on main.tf line 1: | The root module input variable \"a\" is not set",
                "module \"a\" { source = \"./none\" } | Unreadable module directory | in module \"a\": | The directory ./none could not be read for module \"a\" at main.tf:1.",
                "module \"a\" { source = \"../../none\" } | Unreadable module directory | in module \"a\": | could not be read",
                "module \"a\" { source = \"oracle/x/oci\" } | Failed to download module | in module \"a\": | built-in engine is offline",
                "module \"a\" { source = \"./\" } | Too many module calls | in module \"a\": | Does a module call itself?",
                "module \"a\" {~ source = \"./sub\"~} | Missing required argument | on main.tf line 1, in module \"a\": | The argument \"cidr\" is required",
                "module \"a\" {~ source = \"./sub\"~ cidr = 1~ cird = 2~} | Unsupported argument | on main.tf line 4, in module \"a\": | Did you mean \"cidr\"?",
                "module \"a\" {~ source = \"./bad\"~} | Reference to undeclared resource | on bad/main.tf line 1, in output \"x\": | has not been declared in module.a.",
            })
    void failsAsTerraformWould(String text, String summary, String place, String detail) throws Exception {
        Rehearsal.Result result = stack.file("main.tf", text.replace('~', '\n') + "\n")
                .file("sub/main.tf", "variable \"cidr\" {}\n")
                .file("bad/main.tf", "output \"x\" { value = a.b.c }\n")
                .apply();

        assertThat(result.errors()).contains("Error: " + summary);
        assertThat(result.error()).contains(place);
        assertThat(String.join(" ", result.errors())).contains(detail);
        assertThat(result.failure()).isEqualTo("TERRAFORM_EXECUTION_ERROR");
        assertThat(result.outcome().failure().orElseThrow().message()).contains(summary);
    }

    @Test
    void namesEveryVariableWithoutAValue() throws Exception {
        Rehearsal.Result result =
                stack.file("main.tf", "variable \"a\" {}\nvariable \"b\" {}\n").plan();

        assertThat(result.errors())
                .filteredOn(line -> line.startsWith("Error:"))
                .hasSize(2);
        assertThat(result.error()).contains("   2: variable \"b\" {}");
    }

    @Test
    void refusesCycles() throws Exception {
        assertThat(stack.file("main.tf", """
                                resource "a" "a" { x = local.b }
                                resource "a" "b" { x = a.a.id }
                                locals { b = a.b.id }
                                """).apply().errors())
                .containsExactly("", "Error: Cycle: local.b (expand), a.b, a.a");
    }

    @Test
    void takesAnOutputOfAModuleThatAnotherOfItsInputsDependsOn() throws Exception {
        Rehearsal.Result result =
                stack.file("main.tf", """
                        module "m" {
                          source = "./m"
                          late   = a.between.id
                        }
                        resource "a" "between" { x = module.m.early }
                        """).file("m/main.tf", """
                        variable "late" {}
                        resource "a" "early" {}
                        resource "a" "late" { x = var.late }
                        output "early" { value = a.early.id }
                        output "late" { value = a.late.id }
                        """).apply();

        assertThat(result.done())
                .containsExactly("module.m.a.early: Creation", "a.between: Creation", "module.m.a.late: Creation");
    }

    @Test
    void refusesAWorkingDirectoryThatTheZipHasNot() throws Exception {
        stack.file("main.tf", "").file("other/README.md", "");

        for (String unknown : new String[] {"none", "../x", "/other", "main.tf"}) {
            Rehearsal.Result result = stack.workingDirectory(unknown).plan();
            assertThat(result.failure()).as(unknown).isEqualTo("INVALID_WORKING_DIRECTORY");
            assertThat(result.error()).contains(unknown);
        }
        assertThat(stack.workingDirectory("other").plan().error()).contains("Error: No configuration files");
    }

    @Test
    void refusesConfigurationThatItCannotRead() throws Exception {
        assertThat(stack.file("main.tf.json", "{").plan().error())
                .contains("Error: Invalid JSON", "on main.tf.json line 1");
    }

    @Test
    void refusesFilesThatAreNotUtf8OutsideOfComments() throws Exception {
        assertThat(stack.run(EngineOperation.PLAN, zip("main.tf", new byte[] {'#', (byte) 0xff}))
                        .outcome()
                        .failure())
                .as("a comment")
                .isEmpty();

        Path zip = zip("main.tf", new byte[] {(byte) 0xff});
        assertThat(stack.run(EngineOperation.PLAN, zip).error()).contains("Error: Invalid character encoding");
    }

    @Test
    void refusesWhatIsNoZip() throws Exception {
        Path file = Files.writeString(folder.resolve("no.zip"), "no zip");

        Rehearsal.Result result = stack.run(EngineOperation.APPLY, file);

        assertThat(result.failure()).isEqualTo("TERRAFORM_CONFIG_UNZIP_FAILED");
        assertThat(result.error()).contains("Error: Terraform config zip could not be unpacked");
        assertThat(result.error()).doesNotContain(folder.toString());
    }

    @Test
    void refusesATruncatedZip() throws Exception {
        byte[] whole = Files.readAllBytes(zip("main.tf", "locals {}".getBytes(StandardCharsets.UTF_8)));
        Path half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(stack.run(EngineOperation.APPLY, half).failure()).isEqualTo("TERRAFORM_CONFIG_UNZIP_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../main.tf", "a/../../main.tf", "/main.tf", "a\\..\\main.tf", "C:/main.tf"})
    void refusesEntriesThatLeadOutOfTheZip(String name) throws Exception {
        Rehearsal.Result result = stack.run(EngineOperation.APPLY, zip(name, new byte[0]));

        assertThat(result.failure()).isEqualTo("TERRAFORM_CONFIG_UNZIP_FAILED");
        assertThat(String.join(" ", result.errors())).contains("is outside of the zip");
    }

    @Test
    void refusesAZipThatUnpacksToTooMuch() throws Exception {
        Path zip = zip("zeros", new byte[101 * 1024 * 1024]);

        assertThat(Files.size(zip)).isLessThan(1024 * 1024);
        assertThat(stack.run(EngineOperation.APPLY, zip).failure()).isEqualTo("TERRAFORM_CONFIG_UNZIP_FAILED");
    }

    @Test
    void refusesMoreTerraformThanItCanHold() throws Exception {
        Path zip = zip("main.tf", new byte[9 * 1024 * 1024]);

        assertThat(stack.run(EngineOperation.APPLY, zip).failure()).isEqualTo("TERRAFORM_CONFIG_UNZIP_FAILED");
    }

    @Test
    void cutsALongLineThatItShows() throws Exception {
        Rehearsal.Result result = stack.file("main.tf", "locals { x = [" + "local.unknown, ".repeat(1000) + "] }")
                .plan();

        assertThat(result.errors()).allMatch(line -> line.length() < 600);
        assertThat(result.error()).contains("   1: locals { x = [local.unknown, ", "…");
    }

    @Test
    void refusesAZipOfTooManyEntries() throws Exception {
        Path zip = folder.resolve("many.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (int i = 0; i < 10_001; i++) {
                entries.putNextEntry(new ZipEntry("f" + i));
            }
        }

        assertThat(stack.run(EngineOperation.APPLY, zip).failure()).isEqualTo("TERRAFORM_CONFIG_UNZIP_FAILED");
    }

    private Path zip(String name, byte[] content) throws IOException {
        Path zip = folder.resolve("one.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry(name));
            entries.write(content);
        }
        return zip;
    }
}
