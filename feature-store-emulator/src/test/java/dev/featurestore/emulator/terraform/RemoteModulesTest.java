package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Modules from outside of the stack, in rehearsals with Terraform. */
@Tag("slow")
@Timeout(120)
class RemoteModulesTest {

    private static final String NETWORK = """
            terraform {
              required_version = ">= 1.2.0"
            }
            variable "cidr" {
              type = string
            }
            resource "oci_core_vcn" "this" {
              compartment_id = "ocid1.compartment.oc1..aaaa"
              cidr_blocks    = [var.cidr]
              provisioner "local-exec" {
                command = "exit 1"
              }
            }
            module "names" {
              source = "../names"
              base   = oci_core_vcn.this.id
            }
            output "name" {
              value = module.names.name
            }
            """;

    private static final String NAMES = """
            variable "base" {
              type = string
            }
            resource "terraform_data" "name" {
              input = "name of ${substr(var.base, 0, 9)}"
            }
            output "name" {
              value = terraform_data.name.output
            }
            """;

    @TempDir
    Path folder;

    private StackRun stack(String source) {
        // Only sources on this machine can be reached.
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("HTTP_PROXY", "http://127.0.0.1:1");
        environment.put("HTTPS_PROXY", "http://127.0.0.1:1");
        environment.put("NO_PROXY", "127.0.0.1");
        return new StackRun(folder, "a", EngineOptions.AUTO, environment)
                .file("main.tf", """
                        module "net" {
                          source = "./net"
                        }
                        module "again" {
                          source = "./net"
                        }
                        output "name" {
                          value = module.net.name
                        }
                        """)
                .file("net/main.tf", """
                        module "remote" {
                          source = "%s"
                          cidr   = "10.0.0.0/16"
                        }
                        output "name" {
                          value = module.remote.name
                        }
                        """.formatted(source));
    }

    private Path repository() throws Exception {
        Path repository = Files.createDirectories(folder.resolve("repository"));
        Files.createDirectories(repository.resolve("modules/network"));
        Files.createDirectories(repository.resolve("modules/names"));
        Files.writeString(repository.resolve("modules/network/main.tf"), NETWORK);
        Files.writeString(repository.resolve("modules/names/main.tf"), NAMES);
        git(repository, "init", "-q", "-b", "main");
        git(repository, "add", "-A");
        git(repository, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "a");
        return repository;
    }

    private static void git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("../git.log").toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: git is not on the PATH");
            return;
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void areDownloadedForCallsInJsonSyntax() throws Exception {
        Path repository = repository();
        StackRun stack = stack("unused").file("net/main.tf", "").file("net/main.tf.json", """
                        {"module": {"remote": {"source": "git::file://%s//modules/network?ref=main",
                           "cidr": "10.0.0.0/16"}},
                         "output": {"name": {"value": "${module.remote.name}"}}}
                        """.formatted(repository));

        StackRun.Result applied = stack.apply();

        assertThat(applied.errors()).isEmpty();
        assertThat(applied.output("name")).startsWith("name of ocid1");
    }

    @Test
    void comeFromGitOnceAndBehaveAsThoseOfTheStack() throws Exception {
        Path repository = repository();
        StackRun stack = stack("git::file://" + repository + "//modules/network?ref=main");

        StackRun.Result first = stack.apply();

        assertThat(first.errors()).isEmpty();
        assertThat(first.text())
                .containsOnlyOnce("Downloaded module: git::file://" + repository + "//modules/network?ref=main")
                .contains("│   module.net.module.remote.oci_core_vcn.this: local-exec (.downloaded-modules/")
                .contains("module.again.module.remote.module.names.terraform_data.name: Creation complete")
                .contains("Apply complete! Resources: 4 added, 0 changed, 0 destroyed.");
        assertThat(first.output("name")).isEqualTo("name of ocid1.vcn");

        Files.move(repository, folder.resolve("moved"));
        StackRun.Result second = stack("git::file://" + repository + "//modules/network?ref=main")
                .sharing(stack)
                .plan();
        assertThat(second.errors()).isEmpty();
        assertThat(second.text()).contains("Module downloaded earlier: git::file://" + repository);
        assertThat(stack.destroy().text()).contains("Destroy complete! Resources: 4 destroyed.");
    }

    @Test
    void comeFromAWebServerAndFromModulesThere() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, byte[]> files = Map.of(
                "/network.zip",
                zip("main.tf", NETWORK.replace("../names", address + "/names.zip")),
                "/names.zip",
                zip("main.tf", NAMES));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] content = files.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            boolean get = exchange.getRequestMethod().equals("GET");
            exchange.sendResponseHeaders(content.length == 0 ? 404 : 200, get ? content.length : -1);
            if (get) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        server.start();
        try {
            StackRun stack = stack(address + "/network.zip");
            StackRun.Result first = stack.apply();
            assertThat(first.errors()).isEmpty();
            assertThat(first.text())
                    .contains(
                            "Downloaded module: " + address + "/network.zip",
                            "Downloaded module: " + address + "/names.zip")
                    .contains("Apply complete! Resources: 4 added");
            int before = requests.get();
            assertThat(stack.plan().errors()).isEmpty();
            assertThat(requests.get()).isEqualTo(before);
        } finally {
            server.stop(0);
        }
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void failWithTheCommandThatCopiesThem() throws Exception {
        StackRun.Result result = stack("git::http://me:hunter2@127.0.0.1:1/network.git//modules/network")
                .apply();

        assertThat(result.outcome().failure().orElseThrow().message())
                .startsWith(
                        "Failed to download module (net/main.tf line 1): Could not download module \"remote\" source"
                                + " code from \"git::http://***@127.0.0.1:1/network.git//modules/network\": ");
        assertThat(result.unwrappedError())
                .contains("To rehearse offline, copy the module into the stack. In the folder of net/main.tf, on a"
                        + " machine with a network, run: terraform get && mkdir -p modules && cp -R"
                        + " .terraform/modules/remote ./modules/remote")
                .contains("Then write source = \"./modules/remote/modules/network\" in the module block.")
                .doesNotContain("hunter2");
        assertThat(result.text()).doesNotContain("hunter2");
    }

    @Test
    void ofARegistryNeedItToBeReached() throws Exception {
        StackRun stack = stack("example/network/oci").file("net/main.tf", """
                module "remote" {
                  source  = "example/network/oci"
                  version = "3.6.0"
                }
                """);
        assertThat(stack.apply().unwrappedError())
                .contains("source code from \"example/network/oci\"")
                .contains("Then write source = \"./modules/remote\" in the module block, and delete its version.");
    }
}
