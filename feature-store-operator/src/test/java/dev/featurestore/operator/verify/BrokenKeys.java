package dev.featurestore.operator.verify;

import static dev.featurestore.operator.verify.Broken.spec;

import java.util.List;

/** Keys and values that are wrong whatever the stack is, and stacks that cannot be deployed. The expected texts are written by hand. */
final class BrokenKeys {
    static final List<Broken> ALL = List.of(
            new Broken("malformed and swapped OCIDs", spec("""
                      stack_id: ocid1.ormjob.oc1.iad.aaaa
                      tenancy_id: ocid1.compartment.oc1..bbbb
                      compartment_id: foo
                      user_id: OCID1.USER.OC1..CCCC
                      region: us-ashburn-1
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:5:13  spec.stack_id: expected the OCID of a stack, found that of a job
                        write it as ocid1.ormstack.oc1.iad.aaaa...
                    feature_store.yaml:6:15  spec.tenancy_id: expected the OCID of a tenancy, found that of a compartment
                        this OCID belongs to compartment_id; here write ocid1.tenancy.oc1..aaaa...
                    feature_store.yaml:7:19  spec.compartment_id: expected the OCID of a compartment, found "foo"
                        copy the whole OCID from the OCI Console, as in ocid1.compartment.oc1..aaaa...
                    feature_store.yaml:8:12  spec.user_id: expected the OCID of a user, found "OCID1.USER.OC1..CCCC"
                        write it as ocid1.user.oc1..cccc
                    """),
            new Broken("an OCID with a piece missing, and one with a placeholder", spec("""
                      tenancy_id: ocid1.tenancy.oc1.aaaa
                      compartment_id: ocid1.compartment.oc1..<unique>
                      region: us-ashburn-1
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:5:15  spec.tenancy_id: expected the OCID of a tenancy, found "ocid1.tenancy.oc1.aaaa"
                        copy the whole OCID from the OCI Console, as in ocid1.tenancy.oc1..aaaa...
                    feature_store.yaml:6:19  spec.compartment_id: expected the OCID of a compartment, found "ocid1.compartment.oc1..<unique>"
                        copy the whole OCID from the OCI Console, as in ocid1.compartment.oc1..aaaa...
                    """),
            new Broken("values of the wrong type", spec("""
                      operation: [create]
                      stack_name: [5]
                      service_version: {major: 1}
                      tenancy_id: true
                      compartment_id: {id: ocid1.compartment.oc1..bbbb}
                      region: US-Ashburn-1
                      stack: terraform
                      variables: [image_url]
                      freeform_tags: {team: }
                    """), """
                    feature_store.yaml:5:14  spec.operation: expected create or update, found a list
                        write it as create
                    feature_store.yaml:6:15  spec.stack_name: expected text, found a list
                        write it as text
                    feature_store.yaml:7:20  spec.service_version: expected text, found keys with values
                        write it as text
                    feature_store.yaml:8:15  spec.tenancy_id: expected the OCID of a tenancy, found true
                        write it as ocid1.tenancy.oc1..aaaa...
                    feature_store.yaml:9:19  spec.compartment_id: expected the OCID of a compartment, found keys with values
                        write it as ocid1.compartment.oc1..aaaa...
                    feature_store.yaml:10:11  spec.region: expected the name of a region, found "US-Ashburn-1"
                        write it as us-ashburn-1
                    feature_store.yaml:11:10  spec.stack: expected keys with values, found "terraform"
                        write its keys on lines of their own, indented below it
                    feature_store.yaml:12:14  spec.variables: expected keys with values, found a list
                        write its keys on lines of their own, indented below it
                    feature_store.yaml:13:19  spec.freeform_tags.team: expected text, found nothing
                        write it as text
                    """),
            new Broken("regions", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.tenancy.oc1..aaaa
                      region: iad
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:7:11  spec.region: expected the name of a region, found "iad"
                        write it as us-ashburn-1
                    """),
            new Broken("a key twice", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      region: eu-frankfurt-1
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:8:3  spec.region: expected the key once, found it a second time (first in line 7)
                        delete one of the two lines
                    """),
            new Broken("a stack that is not there", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: nowhere
                      region: us-ashburn-1
                      stack:
                        source: ../elsewhere
                        sauce: terraform
                    """), """
                    feature_store.yaml:6:19  spec.compartment_id: expected the OCID of a compartment, found "nowhere"
                        copy the whole OCID from the OCI Console, as in ocid1.compartment.oc1..aaaa...
                    feature_store.yaml:9:5  spec.stack.source: folder or zip not found: ROOT/elsewhere
                        write its path relative to this file, or delete the line to deploy the bundled stack
                    feature_store.yaml:10:5  spec.stack.sauce: expected a known key, found sauce
                        delete it; known here: source, working_directory, terraform_version
                    """),
            new Broken("a stack with errors of its own", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: ashburn
                      stack:
                        source: broken
                    """), """
                    feature_store.yaml:7:11  spec.region: expected the name of a region, found "ashburn"
                        write it as us-ashburn-1
                    broken/terraform.tfstate  expected the stack's own files, found a Terraform state
                        move it out of broken: Resource Manager keeps the state, and it may hold secrets
                    """),
            new Broken("a working directory without Terraform files", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack:
                        source: nested
                        working_directory: modules
                    """), """
                    feature_store.yaml:10:5  spec.stack.working_directory: expected .tf files in nested/modules, found none
                        write "working_directory: modules/net" below spec.stack
                    """),
            new Broken("a working directory that is not there", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack:
                        source: nested
                        working_directory: ../nested
                    """), """
                    feature_store.yaml:10:5  spec.stack.working_directory: expected a folder in nested, found no such folder: ../nested
                        write its path within nested, with slashes
                    """),
            new Broken("Terraform files that are none", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: malformed}
                    """), """
                    malformed/main.tf:2:7  expected Terraform configuration, found an error in it: Invalid expression
                        Expected the start of an expression, but found an invalid expression token.
                    """),
            new Broken("a misspelt region", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburm-1
                      variables: {image_url: api}
                    """), """
                    warning: feature_store.yaml:7:11  spec.region: expected a region that this plugin knows, found "us-ashburm-1"
                        did you mean us-ashburn-1?
                    """),
            new Broken("a region that nobody knows", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: xx-nowhere-99
                      variables: {image_url: api}
                    """), """
                    warning: feature_store.yaml:7:11  spec.region: expected a region that this plugin knows, found "xx-nowhere-99"
                        nothing to do, if it is a region newer than this plugin, or one of a dedicated realm
                    """),
            new Broken("the key of a region", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: FRA
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:7:11  spec.region: expected the name of a region, found "FRA"
                        write it as eu-frankfurt-1
                    """),
            new Broken("a region without a value", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region:
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:7:3  spec.region: expected the name of a region, found nothing
                        write it as us-ashburn-1
                    """),
            new Broken("a stack of another region, by key", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack_id: ocid1.ormstack.oc1.fra.aaaa
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:8:13  spec.stack_id: expected an OCID of us-ashburn-1, the spec.region, found one of eu-frankfurt-1
                        write the OCID of one in us-ashburn-1, or "region: eu-frankfurt-1"
                    """),
            new Broken("a stack of another region, by name, and a region that nobody knows", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-nowhere-1
                      stack_id: ocid1.ormstack.oc1.uk-london-1.aaaa
                      variables: {image_url: api}
                    """), """
                    warning: feature_store.yaml:7:11  spec.region: expected a region that this plugin knows, found "us-nowhere-1"
                        nothing to do, if it is a region newer than this plugin, or one of a dedicated realm
                    feature_store.yaml:8:13  spec.stack_id: expected an OCID of us-nowhere-1, the spec.region, found one of uk-london-1
                        write the OCID of one in us-nowhere-1, or "region: uk-london-1"
                    """),
            new Broken("OCIDs of another realm", spec("""
                      tenancy_id: ocid1.tenancy.oc2..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:5:15  spec.tenancy_id: expected an OCID of us-ashburn-1, the spec.region, found one of realm oc2
                        write the region that the OCID belongs to, or another OCID
                    """),
            new Broken("an operation in capitals, and a source that is empty", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      operation: Create
                      stack: {source: "", terraform_version: 1.5}
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:8:14  spec.operation: expected create or update, found "Create"
                        did you mean create?
                    feature_store.yaml:9:19  spec.stack.source: expected text, found ""
                        write a value, or delete the line
                    """),
            new Broken("tags of the wrong form", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables: {image_url: api}
                      freeform_tags: [a, b]
                      defined_tags: {operations: cost}
                    """), """
                    feature_store.yaml:9:18  spec.freeform_tags: expected keys with values, found a list
                        write its keys on lines of their own, indented below it
                    feature_store.yaml:10:30  spec.defined_tags.operations: expected keys with values, found "cost"
                        write its keys on lines of their own, indented below it
                    """));

    private BrokenKeys() {}
}
