package dev.featurestore.operator.command;

import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.Deployment;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.StackInstances;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.oci.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Asks for confirmation at a terminal before the first deployment of a configuration. */
final class FirstDeployment {

    private final Console console;
    private final Terminal terminal;
    private final Deployable deployable;
    private final CloudSession session;

    FirstDeployment(Console console, Terminal terminal, Deployable deployable, CloudSession session) {
        this.console = console;
        this.terminal = terminal;
        this.deployable = deployable;
        this.session = session;
    }

    /** @throws FeatureStoreException {@code NOT_CONFIRMED} if this is the first deployment and the answer is not yes */
    void confirm(Deployment deployment, DeploymentRequest request) {
        if (!deployment.isFirst(request)) {
            return;
        }
        OperatorConfig config = deployable.config();
        List<Resource> resources = new ArrayList<>();
        new StackInstances(deployable).forEach((resource, values) -> {
            if (resource.mode() == Resource.Mode.MANAGED) {
                resources.add(resource);
            }
        });
        console.info("");
        console.info("First deployment of this configuration:");
        console.info("  stack        " + config.stackName());
        console.info("  compartment  " + compartment(config));
        console.info("  region       " + config.region());
        console.info("  signer       " + session.signer(config.region()));
        console.info("  resources    " + resources.size());
        console.info("  costs money  " + costs(resources));
        if (!InterruptibleTerminal.isConfirmed(terminal, "Type yes to deploy: ")) {
            throw FeatureStoreException.of(
                    FailureCode.NOT_CONFIRMED,
                    "The deployment was not confirmed. Nothing was changed.",
                    "Run the same command again and answer yes, or set -Dfeaturestore.autoApprove");
        }
    }

    /** Name and OCID of the compartment; the OCID alone if you have no permission to read it. */
    private String compartment(OperatorConfig config) {
        String id = config.compartmentId();
        return CompartmentName.of(session, config).map(name -> name + "  " + id).orElse(id);
    }

    private static String costs(List<Resource> resources) {
        TreeSet<String> services = new TreeSet<>();
        resources.forEach(
                resource -> ResourceType.of(resource.type()).billedAs().ifPresent(services::add));
        return services.isEmpty() ? "none known" : String.join(", ", services);
    }
}
