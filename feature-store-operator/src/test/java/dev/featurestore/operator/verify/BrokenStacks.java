package dev.featurestore.operator.verify;

import static dev.featurestore.operator.verify.Broken.spec;

import java.util.List;

/** Stacks that Resource Manager's Terraform would refuse. The expected texts are written by hand. */
final class BrokenStacks {
    static final List<Broken> ALL = List.of(
            new Broken("language that came after Terraform 1.5", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: later, working_directory: stack}
                    """), """
                    later/stack/main.tf:5:1  removed block requires Terraform 1.7, but Resource Manager runs Terraform 1.5
                        Import a state without the resource into the stack, then delete this block
                    later/stack/variables.tf:9:32  reference to another object in the validation of a variable requires Terraform 1.9, but Resource Manager runs Terraform 1.5
                        Check the value in a precondition of a resource or an output
                    later/stack/variables.tf:10:40  reference to another object in the validation of a variable requires Terraform 1.9, but Resource Manager runs Terraform 1.5
                        Check the value in a precondition of a resource or an output
                    """),
            new Broken("language that came after Terraform 1.5, in a module that is called", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: later, working_directory: calls}
                    """), """
                    later/net/main.tf:2:12  provider-defined function provider::oci::parse requires Terraform 1.8, but Resource Manager runs Terraform 1.5
                        Use a built-in function or a data source of the provider
                    """));

    private BrokenStacks() {}
}
