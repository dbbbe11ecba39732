package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stacks with utility providers, run by Terraform. */
@Tag("slow")
@Timeout(120)
class UtilityProvidersTest {

    @TempDir
    Path folder;

    /** Applies a configuration, plans it again without changes, and destroys it; gives the result of the first job. */
    private StackRun.Result lifeOf(StackRun stack) throws Exception {
        StackRun.Result applied = stack.apply();
        assertThat(applied.error()).isEmpty();
        StackRun.Result planned = stack.plan();
        assertThat(planned.error()).isEmpty();
        assertThat(planned.text()).contains("No changes.");
        StackRun.Result destroyed = stack.destroy();
        assertThat(destroyed.error()).isEmpty();
        assertThat(stack.state().path("resources")).isEmpty();
        return applied;
    }

    @Test
    void areReplacedByStandIns() throws Exception {
        StackRun stack = new StackRun(folder).file(".terraform.lock.hcl", """
                        provider "registry.terraform.io/hashicorp/random" {
                          version     = "2.3.1"
                          constraints = "~> 2.3"
                          hashes      = ["h1:bPBDLMpQzOjKhDlP9uH2UPIz9tSjcbCtLdiJ5ASmCx4="]
                        }
                        """).file("main.tf", """
                        terraform {
                          required_providers {
                            random = {
                              source  = "hashicorp/random"
                              version = "~> 2.3"
                            }
                          }
                        }
                        resource "random_string" "suffix" {
                          length  = 4
                          special = false
                          upper   = false
                        }
                        resource "null_resource" "done" {
                          triggers = { suffix = random_string.suffix.result }
                        }
                        resource "oci_core_vcn" "net" {
                          compartment_id = "ocid1.compartment.oc1..aaaa"
                          cidr_blocks    = ["10.0.0.0/16"]
                          display_name   = "net-${random_string.suffix.result}"
                        }
                        output "name" {
                          value = oci_core_vcn.net.display_name
                        }
                        """);
        StackRun.Result applied = lifeOf(stack);
        assertThat(applied.text())
                .contains("Utility providers, replaced by stand-ins: hashicorp/null, hashicorp/random.");
        assertThat(applied.output("name")).matches("net-[a-z0-9]{4}");
    }

    @Test
    void haveTheValuesOfTheRealOnes() throws Exception {
        StackRun.Result applied = lifeOf(new StackRun(folder).file("main.tf", """
                resource "random_password" "p" {
                  length           = 20
                  min_numeric      = 5
                  min_special      = 5
                  override_special = "_-"
                  lower            = false
                }
                resource "random_id" "i" {
                  byte_length = 4
                  prefix      = "x-"
                }
                resource "random_integer" "n" {
                  min = 5
                  max = 6
                }
                resource "random_pet" "pet" {
                  length = 3
                  prefix = "my"
                }
                resource "random_shuffle" "s" {
                  input        = ["a", "b", "c"]
                  result_count = 5
                }
                resource "random_uuid" "u" {}
                resource "random_bytes" "b" {
                  length = 6
                }
                data "null_data_source" "n" {
                  inputs = { a = "b" }
                }
                resource "time_static" "t" {
                  rfc3339 = "2026-01-31T12:00:00Z"
                }
                resource "time_static" "now" {}
                resource "time_offset" "later" {
                  base_rfc3339  = time_static.t.rfc3339
                  offset_months = 1
                }
                resource "time_rotating" "key" {
                  rotation_days = 30
                }
                resource "time_sleep" "wait" {
                  create_duration  = "90h"
                  destroy_duration = "90h"
                }
                output "password" {
                  value = nonsensitive("${random_password.p.result} ${random_password.p.bcrypt_hash}")
                }
                output "id" {
                  value = "${random_id.i.hex} ${random_id.i.dec} ${random_id.i.b64_url} ${random_id.i.b64_std}"
                }
                output "others" {
                  value = "${random_integer.n.result} ${random_pet.pet.id} ${join("", random_shuffle.s.result)}"
                }
                output "more" {
                  value = "${random_uuid.u.result} ${nonsensitive(random_bytes.b.hex)} ${data.null_data_source.n.outputs.a}"
                }
                output "times" {
                  value = "${time_static.t.unix} ${time_offset.later.rfc3339} ${time_offset.later.day}"
                }
                output "rotation" {
                  value = timecmp(time_rotating.key.rotation_rfc3339, timeadd(time_static.now.rfc3339, "719h"))
                }
                """));
        assertThat(applied.output("password"))
                .matches("(?=(?:.*\\d){5})(?=(?:[^_-]*[_-]){5})[A-Z\\d_-]{20} \\$2a\\$10\\$[./A-Za-z0-9]{53}");
        assertThat(applied.output("id")).matches("x-[0-9a-f]{8} x-\\d+ x-[\\w-]{6} x-[A-Za-z0-9+/]{6}==");
        assertThat(applied.output("others")).matches("[56] my-[a-z]+-[a-z]+-[a-z]+ [abc]{5}");
        assertThat(applied.output("more")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} [0-9a-f]{12} b");
        assertThat(applied.output("times")).isEqualTo("1769860800 2026-03-03T12:00:00Z 3");
        assertThat(applied.output("rotation")).isEqualTo("1");
        assertThat(applied.text()).contains("Rehearsal: a time_sleep does not wait 90h at its creation.");
    }

    @Test
    void writeAndReadFilesInTheFolderOfTheJob() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("X-Test", "yes");
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        Path outside = folder.resolve("outside.txt");
        try {
            StackRun.Result applied = lifeOf(new StackRun(folder)
                    .variable("outside", outside.toString())
                    .variable("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/")
                    .file(
                            "init.tpl",
                            "#!/bin/sh\necho ${name} $${HOME} %{ if name == \"a\" }yes%{ else }no%{ endif }\n")
                    .file("code/main.py", "print(1)")
                    .file("code/skip/test.py", "print(2)")
                    .file("main.tf", """
                            variable "outside" {}
                            variable "url" {}
                            resource "local_file" "inside" {
                              filename = "${path.module}/out/a.txt"
                              content  = "text"
                            }
                            resource "local_sensitive_file" "outside" {
                              filename        = var.outside
                              content_base64  = base64encode("secret")
                              file_permission = "0600"
                            }
                            data "local_file" "inside" {
                              filename = local_file.inside.filename
                            }
                            data "local_sensitive_file" "outside" {
                              filename   = var.outside
                              depends_on = [local_sensitive_file.outside]
                            }
                            data "template_file" "init" {
                              template = file("${path.module}/init.tpl")
                              vars     = { name = "a" }
                            }
                            data "template_file" "functions" {
                              template = "$${jsonencode({ name = indent(2, name) })} $${upper(name)}"
                              vars     = { name = "a\\nb" }
                            }
                            data "template_cloudinit_config" "user" {
                              gzip          = false
                              base64_encode = false
                              part {
                                content_type = "text/x-shellscript"
                                filename     = "init.sh"
                                content      = data.template_file.init.rendered
                              }
                            }
                            data "cloudinit_config" "user" {
                              part {
                                content = "x"
                              }
                            }
                            data "archive_file" "code" {
                              type        = "zip"
                              source_dir  = "${path.module}/code"
                              excludes    = ["skip"]
                              output_path = "${path.module}/code.zip"
                            }
                            resource "archive_file" "text" {
                              type        = "tar.gz"
                              output_path = "text.tar.gz"
                              source {
                                filename = "a/b"
                                content  = "text"
                              }
                            }
                            data "http" "here" {
                              url = var.url
                            }
                            output "files" {
                              value = "${data.local_file.inside.content} ${nonsensitive(data.local_sensitive_file.outside.content)} ${local_file.inside.content_md5}"
                            }
                            output "init" {
                              value = data.template_file.init.rendered
                            }
                            output "functions" {
                              value = data.template_file.functions.rendered
                            }
                            output "message" {
                              value = data.template_cloudinit_config.user.rendered
                            }
                            output "packed" {
                              value = substr(data.cloudinit_config.user.rendered, 0, 4)
                            }
                            output "hash" {
                              value = filebase64sha256(data.archive_file.code.output_path) == data.archive_file.code.output_base64sha256
                            }
                            output "sizes" {
                              value = "${data.archive_file.code.output_size > 100} ${archive_file.text.output_size > 50}"
                            }
                            output "http" {
                              value = "${data.http.here.status_code} ${data.http.here.response_body} ${data.http.here.response_headers["X-test"]}"
                            }
                            """));
            assertThat(applied.output("files")).isEqualTo("text secret 1cb251ec0d568de6a929b520c4aed8d1");
            assertThat(applied.output("init")).isEqualTo("#!/bin/sh\necho a ${HOME} yes\n");
            assertThat(applied.output("functions")).isEqualTo("{\"name\":\"a\\n  b\"} A\nB");
            assertThat(applied.output("message"))
                    .startsWith("Content-Type: multipart/mixed; boundary=\"MIMEBOUNDARY\"\nMIME-Version: 1.0\r\n\r\n")
                    .contains("Content-Disposition: attachment; filename=\"init.sh\"\r\n", "echo a ${HOME} yes");
            assertThat(applied.output("packed")).isEqualTo("H4sI");
            assertThat(applied.output("hash")).isEqualTo("true");
            assertThat(applied.output("sizes")).isEqualTo("true true");
            assertThat(applied.output("http")).isEqualTo("200 hello yes");
            assertThat(applied.text())
                    .contains(outside + " is outside of the configuration, so it is written to the folder of the job.");
            assertThat(outside).doesNotExist();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void createKeysAndCertificates() throws Exception {
        StackRun.Result applied = lifeOf(new StackRun(folder).file("main.tf", """
                resource "tls_private_key" "ssh" {
                  algorithm = "RSA"
                }
                resource "tls_private_key" "ec" {
                  algorithm = "ECDSA"
                }
                resource "tls_private_key" "authority" {
                  algorithm   = "ECDSA"
                  ecdsa_curve = "P384"
                }
                resource "tls_self_signed_cert" "authority" {
                  private_key_pem       = tls_private_key.authority.private_key_pem
                  is_ca_certificate     = true
                  validity_period_hours = 24
                  allowed_uses          = ["cert_signing"]
                  subject {
                    common_name = "authority"
                  }
                }
                resource "tls_cert_request" "server" {
                  private_key_pem = tls_private_key.ec.private_key_pem
                  dns_names       = ["example.com"]
                  subject {
                    common_name = "example.com"
                  }
                }
                resource "tls_locally_signed_cert" "server" {
                  cert_request_pem      = tls_cert_request.server.cert_request_pem
                  ca_private_key_pem    = tls_private_key.authority.private_key_pem
                  ca_cert_pem           = tls_self_signed_cert.authority.cert_pem
                  validity_period_hours = 12
                  allowed_uses          = ["server_auth"]
                }
                data "tls_public_key" "ssh" {
                  private_key_openssh = tls_private_key.ssh.private_key_openssh
                }
                data "tls_certificate" "server" {
                  content = tls_locally_signed_cert.server.cert_pem
                }
                output "ssh" {
                  value = trimspace(tls_private_key.ssh.public_key_openssh)
                }
                output "same" {
                  value = data.tls_public_key.ssh.public_key_openssh == tls_private_key.ssh.public_key_openssh
                }
                output "certificate" {
                  value = one(data.tls_certificate.server.certificates[*].subject)
                }
                """));
        assertThat(applied.output("ssh")).matches("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABA[\\w+/]+={0,2}");
        assertThat(applied.output("same")).isEqualTo("true");
        assertThat(applied.output("certificate")).isEqualTo("CN=example.com");
    }

    @Test
    void refuseToLeaveTheMachineAndToRunPrograms() throws Exception {
        StackRun.Result failed = new StackRun(folder).file("main.tf", """
                        data "http" "ip" {
                          url = "https://ifconfig.example/ip"
                        }
                        data "template_file" "incomplete" {
                          template = "$${missing}"
                        }
                        data "external" "program" {
                          program = ["touch", "file"]
                        }
                        """).apply();
        assertThat(failed.unwrappedError())
                .contains("The rehearsal does not request https://ifconfig.example/ip: the stand-in for hashicorp/http")
                .contains("The rehearsal does not run the program touch file")
                .contains("failed to render")
                .contains("vars map does not contain key \"missing\"")
                .contains("terraform providers mirror ~/.terraform.d/plugins");
    }

    @Test
    void withoutAStandInAreNamedWithTheCommandThatInstallsThem() throws Exception {
        StackRun.Result failed = new StackRun(folder).file("main.tf", """
                        terraform {
                          required_providers {
                            kubectl = { source = "gavinbunney/kubectl" }
                          }
                        }
                        resource "helm_release" "this" {
                          name = "x"
                        }
                        """).apply();
        assertThat(failed.unwrappedError())
                .contains("Provider gavinbunney/kubectl is not available offline")
                .contains("on main.tf line 3, in required_providers")
                .contains("Provider hashicorp/helm is not available offline")
                .contains("on main.tf line 6, in resource \"helm_release\" \"this\"")
                .contains("run terraform get && terraform providers mirror ~/.terraform.d/plugins");
    }
}
