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
                    feature_store.yaml:5:13  spec.stack_id: must be the OCID of a stack, but is the OCID of a job
                        Write it as ocid1.ormstack.oc1.iad.aaaa...
                    feature_store.yaml:6:15  spec.tenancy_id: must be the OCID of a tenancy, but is the OCID of a compartment
                        Write ocid1.tenancy.oc1..aaaa...; this OCID belongs to compartment_id
                    feature_store.yaml:7:19  spec.compartment_id: must be the OCID of a compartment, but is "foo"
                        Copy the whole OCID from the OCI Console, as in ocid1.compartment.oc1..aaaa...
                    feature_store.yaml:8:12  spec.user_id: must be the OCID of a user, but is "OCID1.USER.OC1..CCCC"
                        Write it as ocid1.user.oc1..cccc
                    """),
            new Broken("an OCID with a piece missing, and one with a placeholder", spec("""
                      tenancy_id: ocid1.tenancy.oc1.aaaa
                      compartment_id: ocid1.compartment.oc1..<unique>
                      region: us-ashburn-1
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:5:15  spec.tenancy_id: must be the OCID of a tenancy, but is "ocid1.tenancy.oc1.aaaa"
                        Copy the whole OCID from the OCI Console, as in ocid1.tenancy.oc1..aaaa...
                    feature_store.yaml:6:19  spec.compartment_id: must be the OCID of a compartment, but is "ocid1.compartment.oc1..<unique>"
                        Copy the whole OCID from the OCI Console, as in ocid1.compartment.oc1..aaaa...
                    """),
            new Broken(
                    "a name and tags beyond OCI's limits",
                    spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack_name: %s
                      variables: {image_url: api}
                      freeform_tags: {a: "1", b: "2", c: "3", d: "4", e: "5", f: "6", g: "7", h: "8", i: "9", %s: "10"}
                      defined_tags: {operations: {cost_center: %s}}
                    """.formatted("n".repeat(248), "k".repeat(101), "v".repeat(257))),
                    """
                    feature_store.yaml:8:15  spec.stack_name: must have at most 247 characters, because OCI limits names to 255, and those of its jobs start with a word more, but has 248
                        Shorten it
                    feature_store.yaml:10:3  spec.freeform_tags: must have at most 9 tags, the limit of OCI for a stack, but has 10
                        Remove some of them
                    feature_store.yaml:10:91  spec.freeform_tags: the key of a tag must have at most 100 characters, the limit of OCI, but has 101
                        Shorten it
                    feature_store.yaml:11:44  spec.defined_tags.operations.cost_center: must have at most 256 characters, the limit of OCI for the value of a tag, but has 257
                        Shorten it
                    """),
            new Broken("a name with characters that are not shown", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack_name: "a\\tb\\u200b\\e[1m"
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:8:15  spec.stack_name: must not have control characters or invisible ones, but is "a\\tb\\u200b\\u001b[1m"
                        Remove them
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
                    feature_store.yaml:5:14  spec.operation: must be create or update, but is a list
                        Write it as create
                    feature_store.yaml:6:15  spec.stack_name: must be text, but is a list
                        Write it as text
                    feature_store.yaml:7:20  spec.service_version: must be text, but is a mapping
                        Write it as text
                    feature_store.yaml:8:15  spec.tenancy_id: must be the OCID of a tenancy, but is true
                        Write it as ocid1.tenancy.oc1..aaaa...
                    feature_store.yaml:9:19  spec.compartment_id: must be the OCID of a compartment, but is a mapping
                        Write it as ocid1.compartment.oc1..aaaa...
                    feature_store.yaml:10:11  spec.region: must be the name of a region, but is "US-Ashburn-1"
                        Write it as us-ashburn-1
                    feature_store.yaml:11:10  spec.stack: must be a mapping, but is "terraform"
                        Write its keys on lines of their own, indented below it
                    feature_store.yaml:12:14  spec.variables: must be a mapping, but is a list
                        Write its keys on lines of their own, indented below it
                    feature_store.yaml:13:19  spec.freeform_tags.team: must be text, but is empty
                        Write it as text
                    """),
            new Broken("regions", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.tenancy.oc1..aaaa
                      region: iad
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:7:11  spec.region: must be the name of a region, but is "iad"
                        Write it as us-ashburn-1
                    """),
            new Broken("a key twice", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      region: eu-frankfurt-1
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:8:3  spec.region: duplicate key (first in line 7)
                        Delete one of the two lines
                    """),
            new Broken("a stack that is not there", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: nowhere
                      region: us-ashburn-1
                      stack:
                        source: ../elsewhere
                        sauce: terraform
                    """), """
                    feature_store.yaml:6:19  spec.compartment_id: must be the OCID of a compartment, but is "nowhere"
                        Copy the whole OCID from the OCI Console, as in ocid1.compartment.oc1..aaaa...
                    feature_store.yaml:9:5  spec.stack.source: folder or zip not found: ROOT/elsewhere
                        Write its path relative to this file, or delete the line to deploy the bundled stack
                    feature_store.yaml:10:5  spec.stack.sauce: unknown key 'sauce'
                        Delete it. Known keys: source, working_directory, terraform_version
                    """),
            new Broken("a stack with errors of its own", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: ashburn
                      stack:
                        source: broken
                    """), """
                    feature_store.yaml:7:11  spec.region: must be the name of a region, but is "ashburn"
                        Write it as us-ashburn-1
                    broken/terraform.tfstate  the stack must not contain a Terraform state
                        Move it out of broken: Resource Manager keeps the state, and it may contain secrets
                    """),
            new Broken("a working directory without Terraform files", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack:
                        source: nested
                        working_directory: modules
                    """), """
                    feature_store.yaml:10:5  spec.stack.working_directory: nested/modules has no .tf files
                        Write "working_directory: modules/net" below spec.stack
                    """),
            new Broken("a working directory that is not there", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack:
                        source: nested
                        working_directory: ../nested
                    """), """
                    feature_store.yaml:10:5  spec.stack.working_directory: nested has no folder ../nested
                        Write its path within nested, with slashes
                    """),
            new Broken("Terraform files that are none", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: malformed}
                    """), """
                    malformed/main.tf:2:7  Terraform syntax error: Invalid expression
                        Expected the start of an expression, but found an invalid expression token.
                    """),
            new Broken("a misspelt region", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburm-1
                      variables: {image_url: api}
                    """), """
                    warning: feature_store.yaml:7:11  spec.region: unknown region: "us-ashburm-1"
                        Did you mean us-ashburn-1?
                    """),
            new Broken("a region that nobody knows", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: xx-nowhere-99
                      variables: {image_url: api}
                    """), """
                    warning: feature_store.yaml:7:11  spec.region: unknown region: "xx-nowhere-99"
                        Nothing to do if the region is newer than this plugin, or part of a dedicated realm
                    """),
            new Broken("the key of a region", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: FRA
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:7:11  spec.region: must be the name of a region, but is "FRA"
                        Write it as eu-frankfurt-1
                    """),
            new Broken("a region without a value", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region:
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:7:3  spec.region: must be the name of a region, but is empty
                        Write it as us-ashburn-1
                    """),
            new Broken("a stack of another region, by key", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack_id: ocid1.ormstack.oc1.fra.aaaa
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:8:13  spec.stack_id: must be an OCID of us-ashburn-1, the spec.region, but is one of eu-frankfurt-1
                        Write an OCID of us-ashburn-1, or "region: eu-frankfurt-1"
                    """),
            new Broken("a stack of another region, by name, and a region that nobody knows", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-nowhere-1
                      stack_id: ocid1.ormstack.oc1.uk-london-1.aaaa
                      variables: {image_url: api}
                    """), """
                    warning: feature_store.yaml:7:11  spec.region: unknown region: "us-nowhere-1"
                        Nothing to do if the region is newer than this plugin, or part of a dedicated realm
                    feature_store.yaml:8:13  spec.stack_id: must be an OCID of us-nowhere-1, the spec.region, but is one of uk-london-1
                        Write an OCID of us-nowhere-1, or "region: uk-london-1"
                    """),
            new Broken("OCIDs of another realm", spec("""
                      tenancy_id: ocid1.tenancy.oc2..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:5:15  spec.tenancy_id: must be an OCID of us-ashburn-1, the spec.region, but is one of realm oc2
                        Write the region of the OCID, or another OCID
                    """),
            new Broken("an operation in capitals, and a source that is empty", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      operation: Create
                      stack: {source: "", terraform_version: 1.5}
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:8:14  spec.operation: must be create or update, but is "Create"
                        Did you mean create?
                    feature_store.yaml:9:19  spec.stack.source: must be text, but is ""
                        Write a value, or delete the line
                    """),
            new Broken("tags of the wrong form", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables: {image_url: api}
                      freeform_tags: [a, b]
                      defined_tags: {operations: cost}
                    """), """
                    feature_store.yaml:9:18  spec.freeform_tags: must be a mapping, but is a list
                        Write its keys on lines of their own, indented below it
                    feature_store.yaml:10:30  spec.defined_tags.operations: must be a mapping, but is "cost"
                        Write its keys on lines of their own, indented below it
                    """));

    private BrokenKeys() {}
}
