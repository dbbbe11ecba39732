package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Configurations with mistakes, and the problems that a user is told. The expected texts are written by hand. */
class BrokenConfigurationsTest {
    private record Broken(String name, String yaml, String problems) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Broken> CONFIGURATIONS = List.of(
            new Broken("empty file", "", """
                    feature_store.yaml:1:1  expected the keys kind, type, version and spec, found an empty file
                        write a new one: mvn featurestore:init
                    """),
            new Broken("comments only", "# nothing here\n", """
                    feature_store.yaml:1:1  expected the keys kind, type, version and spec, found an empty file
                        write a new one: mvn featurestore:init
                    """),
            new Broken("a list", "- kind: operator\n", """
                    feature_store.yaml:1:1  expected the keys kind, type, version and spec, found a list
                        write a new one: mvn featurestore:init
                    """),
            new Broken("nothing but the kind", "kind: operator\n", """
                    feature_store.yaml:1:1  type: expected feature_store, found no such key
                        add the line "type: feature_store"
                    feature_store.yaml:1:1  version: expected v1, found no such key
                        add the line "version: v1"
                    feature_store.yaml:1:1  spec: expected keys with values, found no such key
                        add the line "spec:"
                    """),
            new Broken("a backend file", """
                    kind: operator.local
                    type: java
                    version: v1
                    """, """
                    feature_store.yaml:1:1  kind: expected operator, found operator.local, the kind of a backend file
                        pass this file as -Dbackend=feature_store.yaml, and feature_store.yaml as -Dfeaturestore.config
                    """),
            new Broken("another operator and version", """
                    kind: operater
                    type: forecast
                    version: 1
                    spec:
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables:
                        image_url: iad.ocir.io/ns/api
                    """, """
                    feature_store.yaml:1:7  kind: expected operator, found "operater"
                        did you mean operator?
                    feature_store.yaml:2:7  type: expected feature_store, found "forecast"
                        write feature_store
                    feature_store.yaml:3:10  version: expected v1, found the number 1
                        write it as v1
                    """),
            new Broken("spec without anything", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                    """, """
                    feature_store.yaml:4:1  spec: expected keys with values, found nothing
                        write its keys on lines of their own, indented below it
                    """),
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
            new Broken("misspelt keys", """
                    Kind: operator
                    type: feature_store
                    version: v1
                    spec:
                      tenancyId: ocid1.tenancy.oc1..aaaa
                      compartment_ocid: ocid1.compartment.oc1..bbbb
                      reigon: us-ashburn-1
                      variables: {image_url: api}
                      nonsense: 5
                    """, """
                    feature_store.yaml:1:1  Kind: expected a known key, found Kind
                        did you mean kind?
                    feature_store.yaml:5:3  spec.tenancyId: expected a known key, found tenancyId
                        did you mean tenancy_id?
                    feature_store.yaml:6:3  spec.compartment_ocid: expected a known key, found compartment_ocid
                        did you mean compartment_id?
                    feature_store.yaml:7:3  spec.reigon: expected a known key, found reigon
                        did you mean region?
                    feature_store.yaml:9:3  spec.nonsense: expected a known key, found nonsense
                        delete it; known here: operation, stack_id, stack_name, service_version, tenancy_id, compartment_id, region, user_id, stack, variables, freeform_tags, defined_tags
                    """),
            new Broken("keys at the wrong place", """
                    kind: operator
                    type: feature_store
                    version: v1
                    region: us-ashburn-1
                    spec:
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      source: terraform
                      db_name: mine
                      variables:
                        image_url: api
                        user_id: ocid1.user.oc1..cccc
                        stack_name: other
                    """, """
                    feature_store.yaml:4:1  region: expected a known key, found region
                        move it below spec
                    feature_store.yaml:9:3  spec.source: expected a known key, found source
                        move it below spec.stack
                    feature_store.yaml:10:3  spec.db_name: expected a known key, found db_name
                        move it below spec.variables
                    feature_store.yaml:13:5  spec.variables.user_id: expected a variable of the stack, found user_id
                        write it as spec.user_id, above variables
                    feature_store.yaml:14:5  spec.variables.stack_name: expected a variable of the stack, found stack_name
                        write it as spec.stack_name, above variables
                    """),
            new Broken("values of the wrong type", spec("""
                      operation: [create]
                      stack_name: 5
                      service_version: 1.10
                      tenancy_id: true
                      compartment_id: {id: ocid1.compartment.oc1..bbbb}
                      region: US-Ashburn-1
                      stack: terraform
                      variables: [image_url]
                      freeform_tags: {team: }
                    """), """
                    feature_store.yaml:5:14  spec.operation: expected create or update, found a list
                        write it as create
                    feature_store.yaml:6:15  spec.stack_name: expected text, found the number 5
                        put it in quotes: "5"
                    feature_store.yaml:7:20  spec.service_version: expected text, found the number 1.10
                        put it in quotes: "1.10"
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
            new Broken("tab", "kind: operator\nspec:\n\tregion: us-ashburn-1\n", """
                    feature_store.yaml:3:1  expected YAML, found an error in it: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
                        indent with spaces, not with tabs
                    """),
            new Broken("colon in a value", "kind: operator\nspec: region: us-ashburn-1\n", """
                    feature_store.yaml:2:13  expected YAML, found an error in it: mapping values are not allowed here
                        indent the line like its neighbours, and put a value that contains ": " in quotes
                    """),
            new Broken("open quote", "kind: \"operator\nspec: {}\n", """
                    feature_store.yaml:3:1  expected YAML, found an error in it: found unexpected end of stream
                        close the quote that this value opens
                    """),
            new Broken("two documents", "kind: operator\n---\nkind: operator\n", """
                    feature_store.yaml:3:1  expected one document, found a second one
                        delete the line --- and what does not belong here
                    """),
            new Broken("an alias without anchor", "kind: *operator\n", """
                    feature_store.yaml:1:7  kind: expected an anchor defined above, found *operator
                        put the value in quotes if it is text, or define &operator before it is used
                    """),
            new Broken("an alias within its anchor", "kind: &a [*a]\n", """
                    feature_store.yaml:1:11  kind[0]: expected an anchor defined above, found *a
                        put the value in quotes if it is text, or define &a before it is used
                    """),
            new Broken("a tag", "kind: !!python/object:os.system ls\n", """
                    feature_store.yaml:1:7  kind: expected a plain value, found the tag tag:yaml.org,2002:python/object:os.system
                        delete the tag
                    """),
            new Broken("control character", "kind: oper\u0007ator\n", """
                    feature_store.yaml:1:11  expected text, found the control character "\\u0007"
                        delete that character
                    """),
            new Broken("unknown and misspelt variables", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables:
                        imageUrl: api
                        nodecount: 5
                        something_else: 5
                    """), """
                    feature_store.yaml:9:5  spec.variables.imageUrl: expected a variable of the stack, found imageUrl
                        did you mean image_url?
                    feature_store.yaml:10:5  spec.variables.nodecount: expected a variable of the stack, found nodecount
                        did you mean node_count?
                    feature_store.yaml:11:5  spec.variables.something_else: expected a variable of the stack, found something_else
                        delete it, or declare variable "something_else" in the stack
                    """),
            new Broken("variables of the wrong type", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables:
                        image_url: [api]
                        node_count: many
                        deletion_protection: "yes"
                        ports: 21000
                        labels: [a, b]
                        vcn_details: ocid1.vcn
                        secret_map: hunter2
                    """), """
                    feature_store.yaml:9:16  spec.variables.image_url: expected text (string) for the stack, found a list
                        write one value; put text that begins with [ or { in quotes
                    feature_store.yaml:10:17  spec.variables.node_count: expected a number for the stack, found "many"
                        write digits, as in "node_count: 5"
                    feature_store.yaml:11:26  spec.variables.deletion_protection: expected true or false (bool) for the stack, found "yes"
                        write true or false
                    feature_store.yaml:12:12  spec.variables.ports: expected a list (list(number)) for the stack, found the number 21000
                        write each item on a line of its own that begins with "- "
                    feature_store.yaml:13:13  spec.variables.labels: expected keys with values (map(string)) for the stack, found a list
                        write its keys on lines of their own, indented below it
                    feature_store.yaml:14:18  spec.variables.vcn_details: expected keys with values (object) for the stack, found "ocid1.vcn"
                        write its keys on lines of their own, indented below it
                    feature_store.yaml:15:17  spec.variables.secret_map: expected keys with values (map(string)) for the stack, found text
                        write its keys on lines of their own, indented below it
                    """),
            new Broken("required variables without a value", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables:
                        image_url:
                    """), """
                    feature_store.yaml:4:1  spec.tenancy_id: expected a value, for the stack requires its variable tenancy_ocid; found no such key
                        add "tenancy_id: ocid1.tenancy.oc1..aaaa..." below spec
                    feature_store.yaml:7:3  spec.variables.image_url: expected a value, for the stack requires this variable; found none
                        add "image_url: "..."" below spec.variables
                    """),
            new Broken("a variable set twice", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables:
                        image_url: api
                        region: eu-frankfurt-1
                        compartment_ocid: ocid1.compartment.oc1..cccc
                    """), """
                    feature_store.yaml:10:5  spec.variables.region: expected one value for the stack's region, found a second one: spec.region in line 7 sets it too
                        delete this line, or spec.region
                    feature_store.yaml:11:5  spec.variables.compartment_ocid: expected one value for the stack's compartment_ocid, found a second one: spec.compartment_id in line 6 sets it too
                        delete this line, or spec.compartment_id
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
                    feature_store.yaml:9:5  spec.stack.source: expected a folder or a zip, found nothing at ROOT/elsewhere
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
                    """));

    @TempDir
    Path root;

    private Path project;
    private ClassLoader bundled;

    private static String spec(String below) {
        return "kind: operator\ntype: feature_store\nversion: v1\nspec:\n"
                + below.indent(below.startsWith(" ") ? 0 : 2);
    }

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(root.resolve("project"));
        bundled = SmallStack.bundled(root.resolve("resources"));
        Path broken = SmallStack.into(project.resolve("broken"));
        Files.writeString(broken.resolve("terraform.tfstate"), "{}");
        Path nested = project.resolve("nested/modules/net");
        SmallStack.into(nested);
        Path malformed = Files.createDirectory(project.resolve("malformed"));
        Files.writeString(malformed.resolve("main.tf"), "locals {\n  a = = 1\n}\n");
    }

    @ParameterizedTest
    @FieldSource("CONFIGURATIONS")
    void tellsAllProblems(Broken broken) throws IOException {
        Path file = Files.writeString(project.resolve("feature_store.yaml"), broken.yaml());

        Verified<Deployable> verified = new Verifier(project, bundled).verify(file);

        StringBuilder problems = new StringBuilder();
        for (Problem problem : verified.problems()) {
            problems.append(problem.text())
                    .append("\n    ")
                    .append(problem.hint())
                    .append('\n');
        }
        assertThat(problems.toString().replace(root.toString(), "ROOT")).isEqualTo(broken.problems());
        assertThat(verified.value()).isEmpty();
    }
}
