package dev.featurestore.operator.verify;

import static dev.featurestore.operator.verify.Broken.spec;

import java.util.List;

/** Values of the environment and of Maven that are missing, or do not suit the stack. The expected texts are written by hand. */
final class BrokenEnvironment {
    static final List<Broken> ALL = List.of(
            new Broken("names without a value", spec("""
                      compartment_id: $NOWHERE
                      region: ${NOWHERE}
                      service_version: v${nowhere.version}
                      stack: {source: $NOWHERE}
                      variables:
                        unknown: ${env.NOWHERE}
                    """), """
                    feature_store.yaml:5:19  spec.compartment_id: no value for $NOWHERE: the environment variable is not set
                        Set NOWHERE in the environment, or write $$NOWHERE if you mean the text itself
                    feature_store.yaml:6:11  spec.region: no value for ${NOWHERE}: the environment variable is not set
                        Set NOWHERE in the environment, or write $${NOWHERE} if you mean the text itself
                    feature_store.yaml:7:20  spec.service_version: no value for ${nowhere.version}: the property is not set
                        Pass -Dnowhere.version=..., or write $${nowhere.version} if you mean the text itself
                    feature_store.yaml:8:19  spec.stack.source: no value for $NOWHERE: the environment variable is not set
                        Set NOWHERE in the environment, or write $$NOWHERE if you mean the text itself
                    feature_store.yaml:10:14  spec.variables.unknown: no value for ${env.NOWHERE}: the environment variable is not set
                        Set NOWHERE in the environment, or write $${env.NOWHERE} if you mean the text itself
                    """),
            new Broken("names that are none", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        mode: ${not a name}
                        anything: [a, "${open", "${}"]
                    """), """
                    feature_store.yaml:9:11  spec.variables.mode: invalid name between ${ and }: "${not a name}"
                        Write ${NAME} for the environment, ${a.name} for a property of the build, $$ for a dollar
                    feature_store.yaml:10:19  spec.variables.anything[1]: invalid name between ${ and }: "${open"
                        Write ${NAME} for the environment, ${a.name} for a property of the build, $$ for a dollar
                    feature_store.yaml:10:29  spec.variables.anything[2]: invalid name between ${ and }: "${}"
                        Write ${NAME} for the environment, ${a.name} for a property of the build, $$ for a dollar
                    """),
            new Broken("malformed values of the environment", spec("""
                      operation: $SECRET
                      stack_id: $OTHER_OCID
                      tenancy_id: ocid1.$SECRET
                      compartment_id: $CAPITALS
                      region: ${CAPITALS}
                      variables:
                        image_url: api
                        node_count: $SECRET
                    """), """
                    feature_store.yaml:5:14  spec.operation: must be create or update, but is the value of $SECRET
                        Write create
                    feature_store.yaml:6:13  spec.stack_id: must be the OCID of a stack, but is the value of $OTHER_OCID
                        Write ocid1.ormstack.oc1.iad.aaaa...; this OCID belongs to user_id
                    feature_store.yaml:7:15  spec.tenancy_id: must be the OCID of a tenancy, but is the value of "ocid1.$SECRET"
                        Copy the whole OCID from the OCI Console, as in ocid1.tenancy.oc1..aaaa...
                    feature_store.yaml:8:19  spec.compartment_id: must be the OCID of a compartment, but is the value of $CAPITALS
                        Copy the whole OCID from the OCI Console, as in ocid1.compartment.oc1..aaaa...
                    feature_store.yaml:9:11  spec.region: must be the name of a region, but is the value of ${CAPITALS}
                        Write it as us-ashburn-1
                    feature_store.yaml:12:17  spec.variables.node_count: must be a number, but is the value of $SECRET
                        Write digits, as in "node_count: 5"
                    """),
            new Broken("values of the environment beyond the conditions of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        mode: $SECRET
                        size: {ocpus: $MANY}
                    """), """
                    feature_store.yaml:9:11  spec.variables.mode: must meet the condition of the stack, but is the value of $SECRET: Write public or private.
                        Change the value; the condition is at typed/variables.tf:6:21
                    feature_store.yaml:10:11  spec.variables.size: must meet the condition of the stack, but is a mapping
                        Change the value; the condition is at typed/variables.tf:22:21
                    """),
            new Broken("regions of the environment that contradict an OCID", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: $REGION
                      stack_id: ocid1.ormstack.oc1.fra.aaaa
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:8:13  spec.stack_id: must be an OCID of spec.region, but is one of another region
                        Write the region of the OCID, or another OCID
                    """),
            new Broken("a stack of the environment that is not there", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: "${SECRET}/x"}
                    """), """
                    feature_store.yaml:8:11  spec.stack.source: folder or zip not found: ${SECRET}/x
                        Write its path relative to this file, or delete the line to deploy the bundled stack
                    """),
            new Broken("a working directory of the environment that is not there", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: nested, working_directory: $SECRET}
                    """), """
                    feature_store.yaml:8:27  spec.stack.working_directory: nested has no folder $SECRET
                        Write its path within nested, with slashes
                    """));

    private BrokenEnvironment() {}
}
