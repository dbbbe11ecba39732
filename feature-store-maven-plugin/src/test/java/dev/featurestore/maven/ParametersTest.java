package dev.featurestore.maven;

import static org.apache.maven.api.plugin.testing.MojoExtension.getBasedir;
import static org.apache.maven.api.plugin.testing.MojoExtension.getVariablesAndValuesFromObject;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parameters as Maven itself sets them, from the descriptor. */
@Tag("slow")
@MojoTest
class ParametersTest {

    @Test
    @InjectMojo(goal = "apply")
    void applyGoesToOciFromThisJvmUnlessToldOtherwise(ApplyMojo apply) throws Exception {
        assertThat(value(apply, "cloud")).isEqualTo("oci");
        assertThat(value(apply, "backend")).isNull();
        assertThat(value(apply, "backendConfig")).isNull();
        assertThat(value(apply, "containerExecutable")).isNull();
        assertThat(value(apply, "profile")).isNull();
        assertThat(value(apply, "auth")).isNull();
        assertThat(value(apply, "serverId")).isEqualTo("oci");
        assertThat(value(apply, "caCertificates")).isNull();
        assertThat(value(apply, "dryRun")).isEqualTo(false);
        assertThat(value(apply, "ociConfig")).isNull();
        assertThat(value(apply, "endpoint")).isNull();
    }

    @Test
    @InjectMojo(goal = "apply")
    @MojoParameter(name = "cloud", value = "embedded")
    @MojoParameter(name = "dryRun", value = "true")
    @MojoParameter(name = "endpoint", value = "https://{service}.{region}.example.com")
    void parametersOfThePomAreTaken(ApplyMojo apply) throws Exception {
        assertThat(value(apply, "cloud")).isEqualTo("embedded");
        assertThat(value(apply, "dryRun")).isEqualTo(true);
        assertThat(value(apply, "endpoint")).isEqualTo("https://{service}.{region}.example.com");
    }

    @Test
    @InjectMojo(goal = "verify")
    void configurationIsInTheProjectsFolder(VerifyMojo verify) throws Exception {
        assertThat(value(verify, "config")).isEqualTo(new File(getBasedir(), "feature_store.yaml").toString());
        assertThat(value(verify, "cloud")).isEqualTo("oci");
        assertThat(value(verify, "bucket")).isNull();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "format", value = "json")
    void problemsAreToldInTheFormThatIsAskedFor(VerifyMojo verify) throws Exception {
        assertThat(value(verify, "format")).isEqualTo(Format.json);
    }

    @Test
    @InjectMojo(goal = "schema")
    void schemasAreWrittenToTheProjectsFolderAndOverwriteNothing(SchemaMojo schema) throws Exception {
        assertThat(value(schema, "output")).isEqualTo(getBasedir());
        assertThat(value(schema, "overwrite")).isEqualTo(false);
    }

    @Test
    @InjectMojo(goal = "init")
    @MojoParameter(name = "compartmentId", value = "ocid1.compartment.oc1..aaaa")
    void initWritesToTheProjectsFolderAndOverwritesNothing(InitMojo init) throws Exception {
        assertThat(value(init, "output")).isEqualTo(getBasedir());
        assertThat(value(init, "overwrite")).isEqualTo(false);
        assertThat(value(init, "compartmentId")).isEqualTo("ocid1.compartment.oc1..aaaa");
        assertThat(value(init, "region")).isNull();
    }

    private static @Nullable Object value(Object mojo, String name) throws IllegalAccessException {
        return getVariablesAndValuesFromObject(mojo).get(name);
    }
}
