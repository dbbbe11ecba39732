package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class MavenValuesTest {

    private static MavenValues values(boolean hasPom) {
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId("a");
        model.setVersion("1.2.3");
        model.addProperty("my.property", "of the project");
        model.addProperty("my.other-one", "of the project");
        Properties user = new Properties();
        user.setProperty("my.other-one", "of the command line");
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserProperties(user);
        request.setSystemProperties(new Properties());
        @SuppressWarnings("deprecation") // the one way to a session without a container
        MavenSession session = new MavenSession(
                null, (org.eclipse.aether.RepositorySystemSession) null, request, new DefaultMavenExecutionResult());
        session.setCurrentProject(new MavenProject(model));
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setPluginDescriptor(new PluginDescriptor());
        return new MavenValues(session, new MojoExecution(mojo), hasPom);
    }

    @Test
    void knowsTheProjectAndItsPropertiesTheCommandLineFirst() {
        assertThat(values(true).property("project.version")).contains("1.2.3");
        assertThat(values(true).property("project.artifactId")).contains("a");
        assertThat(values(true).property("my.property")).contains("of the project");
        assertThat(values(true).property("my.other-one")).contains("of the command line");
    }

    @Test
    void knowsNothingElse() {
        assertThat(values(true).property("no.such")).isEmpty();
        assertThat(values(true).property("project.nonsense")).isEmpty();
        assertThat(values(true).property("project.build")).isEmpty();
        assertThat(values(false).property("project.version")).isEmpty();
        assertThat(values(false).property("my.property")).contains("of the project");
    }

    @Test
    void readsTheEnvironmentOfThisProcess() {
        Map.Entry<String, String> any = System.getenv().entrySet().iterator().next();

        assertThat(values(true).environment(any.getKey())).contains(any.getValue());
        assertThat(values(true).environment("NO_SUCH_VARIABLE_ANYWHERE")).isEmpty();
    }
}
