package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.module.Local;
import dev.featurestore.terraform.module.ModuleOutput;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.Reference;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutputsTest {

    @Test
    void areTheEndpointsAndTheResources() throws HclSyntaxException {
        assertThat(StackSource.module().outputs())
                .extracting(ModuleOutput::name)
                .containsExactlyInAnyOrder(
                        "active_color",
                        "alarm_topic_id",
                        "api_endpoint",
                        "api_private_endpoint",
                        "authoriser_function_id",
                        "bucket_name",
                        "cluster_id",
                        "color_header",
                        "deployed_versions",
                        "gateway_hostname",
                        "gateway_id",
                        "gateway_ip_addresses",
                        "iam_dynamic_groups",
                        "iam_statements",
                        "log_group_id",
                        "mysql_db_system_id",
                        "subnet_ids",
                        "user_group_id",
                        "vault_secret_id",
                        "vcn_id");
    }

    @Test
    void neverReferToASecret() throws HclSyntaxException {
        TerraformModule module = StackSource.module();
        for (ModuleOutput output : module.outputs()) {
            assertThat(output.sensitive()).as(output.name()).isFalse();
            assertThat(output.value().source()).as(output.name()).doesNotContain("password", "content", "nonsensitive");
            assertThat(reached(module, output.value()))
                    .as(output.name())
                    .noneMatch(reference -> reference.subject().startsWith("data.oci_secrets_"))
                    .noneMatch(reference -> reference.subject().contains("password"));
        }
    }

    @Test
    void haveDescriptions() throws HclSyntaxException {
        assertThat(StackSource.module().outputs())
                .allSatisfy(output ->
                        assertThat(output.description()).as(output.name()).isPresent());
    }

    /** References of the expression and, transitively, of the locals that it uses. */
    private static Set<Reference> reached(TerraformModule module, Expression expression) {
        Set<Reference> reached = new LinkedHashSet<>();
        follow(module, expression, reached);
        return reached;
    }

    private static void follow(TerraformModule module, Expression expression, Set<Reference> reached) {
        for (Reference reference : expression.references()) {
            Local local = module.locals().get(reference.subject());
            if (reached.add(reference) && reference.kind() == Reference.Kind.LOCAL && local != null) {
                follow(module, local.value(), reached);
            }
        }
    }
}
