package dev.featurestore.operator.verify;

import static dev.featurestore.operator.verify.Broken.spec;

import java.util.List;

/** Variables that do not suit the stack, and values from the environment. The expected texts are written by hand. */
final class BrokenVariables {
    static final List<Broken> ALL = List.of(
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
                        write its keys on lines of their own, indented below it; a value that is text must be JSON: {"key": "value"}
                    feature_store.yaml:15:17  spec.variables.secret_map: expected keys with values (map(string)) for the stack, found text
                        write its keys on lines of their own, indented below it; a value that is text must be JSON: {"key": "value"}
                    """),
            new Broken("required variables without a value", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables:
                        image_url:
                    """), """
                    feature_store.yaml:4:1  spec.tenancy_id: expected a value, for the stack requires its variable tenancy_ocid; found no such key
                        add "tenancy_id: ocid1.tenancy.oc1..aaaa..." below spec
                    feature_store.yaml:7:3  spec.variables: expected a value of image_url, which the stack requires; found none
                        add these lines below spec.variables, with your values:
                        |    image_url: "..."
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
            new Broken("a truth value for a number, a number for a truth value", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables:
                        image_url: api
                        node_count: true
                        deletion_protection: 2
                    """), """
                    feature_store.yaml:10:17  spec.variables.node_count: expected a number for the stack, found true
                        write digits, as in "node_count: 5"
                    feature_store.yaml:11:26  spec.variables.deletion_protection: expected true or false (bool) for the stack, found the number 2
                        write true or false
                    """),
            new Broken("an item of a list of the wrong type", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        ports: [80, http]
                    """), """
                    feature_store.yaml:9:17  spec.variables.ports[1]: expected a number for the stack, found "http"
                        write digits, as in "- 5"
                    """),
            new Broken(
                    "text that is no JSON, or JSON of another kind, where a list or an object is wanted",
                    spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        ports: "[80, http]"
                        zones: one
                        vcn: '["10.0.0.0/16"]'
                        size: '{"ocpus": 1, "ocpus": 2}'
                        flags: '{"a": true, "b": "perhaps"}'
                    """),
                    """
                    feature_store.yaml:9:12  spec.variables.ports: expected a list (list(number)) for the stack, found "[80, http]"
                        write each item on a line of its own that begins with "- "; a value that is text must be JSON: ["item", "item"]
                    feature_store.yaml:10:12  spec.variables.zones: expected a list (set(string)) for the stack, found "one"
                        write each item on a line of its own that begins with "- "; a value that is text must be JSON: ["item", "item"]
                    feature_store.yaml:11:10  spec.variables.vcn: expected keys with values (object) for the stack, found "[\\"10.0.0.0/16\\"]"
                        write its keys on lines of their own, indented below it; a value that is text must be JSON: {"key": "value"}
                    feature_store.yaml:12:11  spec.variables.size: expected keys with values (object) for the stack, found "{\\"ocpus\\": 1, \\"ocpus\\": 2}"
                        write its keys on lines of their own, indented below it; a value that is text must be JSON: {"key": "value"}
                    feature_store.yaml:13:12  spec.variables.flags.b: expected true or false (bool) for the stack, found "perhaps"
                        write true or false
                    """),
            new Broken("a number beyond the condition of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        ports: [80, 70000]
                    """), """
                    feature_store.yaml:9:12  spec.variables.ports: expected what the stack demands, found a list: Ports are 1 to 65535.
                        meet the condition at typed/variables.tf:14:21
                    """),
            new Broken("a word beyond the condition of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        mode: hidden
                    """), """
                    feature_store.yaml:9:11  spec.variables.mode: expected what the stack demands, found "hidden": Write public or private.
                        meet the condition at typed/variables.tf:6:21
                    """),
            new Broken("a key of spec beyond the condition of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      service_version: latest
                      stack: {source: typed}
                    """), """
                    feature_store.yaml:7:20  spec.service_version: expected what the stack demands, found "latest": Write digits and dots.
                        meet the condition at typed/variables.tf:66:21
                    """),
            new Broken("attributes that Terraform drops", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        size:
                          ocpu: 2
                          colour: red
                    """), """
                    warning: feature_store.yaml:10:7  spec.variables.size.ocpu: expected an attribute that the stack knows, found ocpu, which Terraform drops
                        did you mean ocpus?
                    warning: feature_store.yaml:11:7  spec.variables.size.colour: expected an attribute that the stack knows, found colour, which Terraform drops
                        delete it; known here: ocpus, memory
                    """),
            new Broken("an object that its defaults put beyond the condition", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        size: {ocpus: 32}
                    """), """
                    feature_store.yaml:9:11  spec.variables.size: expected what the stack demands, found keys with values: Give 32 GB or more.
                        meet the condition at typed/variables.tf:22:21
                    """),
            new Broken("an attribute that is required", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        vcn:
                          dns: "no"
                    """), """
                    feature_store.yaml:9:5  spec.variables.vcn.cidr: expected text (string) for the stack, found no such key
                        add "cidr: "..."" below spec.variables.vcn
                    """),
            new Broken("an attribute that is required, misspelt", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        vcn: {cdir: 10.0.0.0/16}
                    """), """
                    feature_store.yaml:9:11  spec.variables.vcn.cdir: expected an attribute that the stack knows, found cdir
                        did you mean cidr?
                    """),
            new Broken("attributes of objects in a map in an object", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        vcn:
                          cidr: [10.0.0.0/16]
                          subnets:
                            a: {bits: eight}
                            b: {}
                            c: 8
                    """), """
                    feature_store.yaml:10:13  spec.variables.vcn.cidr: expected text (string) for the stack, found a list
                        write one value; put text that begins with [ or { in quotes
                    feature_store.yaml:12:19  spec.variables.vcn.subnets.a.bits: expected a number for the stack, found "eight"
                        write digits, as in "bits: 5"
                    feature_store.yaml:13:9  spec.variables.vcn.subnets.b.bits: expected a number for the stack, found no such key
                        add "bits: 5" below spec.variables.vcn.subnets.b
                    feature_store.yaml:14:12  spec.variables.vcn.subnets.c: expected keys with values (object) for the stack, found the number 8
                        write its keys on lines of their own, indented below it
                    """),
            new Broken("a range that is none", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        vcn: {cidr: 10.0.0.0/99}
                    """), """
                    feature_store.yaml:9:10  spec.variables.vcn: expected what the stack demands, found keys with values: Write a range such as 10.0.0.0/16.
                        meet the condition at typed/variables.tf:30:21
                    """),
            new Broken("a tuple of the wrong length", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        pair: [a]
                    """), """
                    feature_store.yaml:9:11  spec.variables.pair: expected a list of 2 items (tuple([string,number])) for the stack, found one of 1
                        write as many items as the stack wants: typed/variables.tf:34:1
                    """),
            new Broken("a tuple of the wrong types", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        pair: [[a], b]
                    """), """
                    feature_store.yaml:9:12  spec.variables.pair[0]: expected text (string) for the stack, found a list
                        write one value; put text that begins with [ or { in quotes
                    feature_store.yaml:9:17  spec.variables.pair[1]: expected a number for the stack, found "b"
                        write digits, as in "- 5"
                    """),
            new Broken("truth values in a map", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        flags: {a: 1, b: maybe, c: "true"}
                    """), """
                    feature_store.yaml:9:16  spec.variables.flags.a: expected true or false (bool) for the stack, found the number 1
                        write true or false
                    feature_store.yaml:9:22  spec.variables.flags.b: expected true or false (bool) for the stack, found "maybe"
                        write true or false
                    """),
            new Broken("a list for a variable without a type", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        untyped: [1]
                        anything: [1]
                    """), """
                    warning: feature_store.yaml:9:14  spec.variables.untyped: expected a variable with a type, for without one Terraform takes a list for text
                        write a type in the stack: typed/variables.tf:46:1
                    """),
            new Broken("a secret beyond the condition of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        password: hunter2
                    """), """
                    feature_store.yaml:9:15  spec.variables.password: expected what the stack demands, found text: Give 8 characters or more.
                        meet the condition at typed/variables.tf:54:21
                    """),
            new Broken("names without a value", spec("""
                      compartment_id: $NOWHERE
                      region: ${NOWHERE}
                      service_version: v${nowhere.version}
                      stack: {source: $NOWHERE}
                      variables:
                        unknown: ${env.NOWHERE}
                    """), """
                    feature_store.yaml:5:19  spec.compartment_id: expected a value for $NOWHERE, found no environment variable of that name
                        set NOWHERE in the environment, or write $$NOWHERE if the text itself is meant
                    feature_store.yaml:6:11  spec.region: expected a value for ${NOWHERE}, found no environment variable of that name
                        set NOWHERE in the environment, or write $${NOWHERE} if the text itself is meant
                    feature_store.yaml:7:20  spec.service_version: expected a value for ${nowhere.version}, found no property of that name
                        pass -Dnowhere.version=..., or write $${nowhere.version} if the text itself is meant
                    feature_store.yaml:8:19  spec.stack.source: expected a value for $NOWHERE, found no environment variable of that name
                        set NOWHERE in the environment, or write $$NOWHERE if the text itself is meant
                    feature_store.yaml:10:14  spec.variables.unknown: expected a value for ${env.NOWHERE}, found no environment variable of that name
                        set NOWHERE in the environment, or write $${env.NOWHERE} if the text itself is meant
                    """),
            new Broken("names that are none", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        mode: ${not a name}
                        anything: [a, "${open", "${}"]
                    """), """
                    feature_store.yaml:9:11  spec.variables.mode: expected a name between ${ and }, found "${not a name}"
                        write ${NAME} for the environment, ${a.name} for a property of the build, $$ for a dollar
                    feature_store.yaml:10:19  spec.variables.anything[1]: expected a name between ${ and }, found "${open"
                        write ${NAME} for the environment, ${a.name} for a property of the build, $$ for a dollar
                    feature_store.yaml:10:29  spec.variables.anything[2]: expected a name between ${ and }, found "${}"
                        write ${NAME} for the environment, ${a.name} for a property of the build, $$ for a dollar
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
                    feature_store.yaml:5:14  spec.operation: expected create or update, found the value of $SECRET
                        write create
                    feature_store.yaml:6:13  spec.stack_id: expected the OCID of a stack, found the value of $OTHER_OCID
                        this OCID belongs to user_id; here write ocid1.ormstack.oc1.iad.aaaa...
                    feature_store.yaml:7:15  spec.tenancy_id: expected the OCID of a tenancy, found the value of "ocid1.$SECRET"
                        copy the whole OCID from the OCI Console, as in ocid1.tenancy.oc1..aaaa...
                    feature_store.yaml:8:19  spec.compartment_id: expected the OCID of a compartment, found the value of $CAPITALS
                        copy the whole OCID from the OCI Console, as in ocid1.compartment.oc1..aaaa...
                    feature_store.yaml:9:11  spec.region: expected the name of a region, found the value of ${CAPITALS}
                        write it as us-ashburn-1
                    feature_store.yaml:12:17  spec.variables.node_count: expected a number for the stack, found the value of $SECRET
                        write digits, as in "node_count: 5"
                    """),
            new Broken("values of the environment beyond the conditions of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        mode: $SECRET
                        size: {ocpus: $MANY}
                    """), """
                    feature_store.yaml:9:11  spec.variables.mode: expected what the stack demands, found the value of $SECRET: Write public or private.
                        meet the condition at typed/variables.tf:6:21
                    feature_store.yaml:10:11  spec.variables.size: expected what the stack demands, found keys with values
                        meet the condition at typed/variables.tf:22:21
                    """),
            new Broken("regions of the environment that contradict an OCID", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: $REGION
                      stack_id: ocid1.ormstack.oc1.fra.aaaa
                      variables: {image_url: api}
                    """), """
                    feature_store.yaml:8:13  spec.stack_id: expected an OCID of spec.region, found one of another region
                        write the region that the OCID belongs to, or another OCID
                    """),
            new Broken("a stack of the environment that is not there", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: "${SECRET}/x"}
                    """), """
                    feature_store.yaml:8:11  spec.stack.source: folder or zip not found: ${SECRET}/x
                        write its path relative to this file, or delete the line to deploy the bundled stack
                    """),
            new Broken("a working directory of the environment that is not there", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: nested, working_directory: $SECRET}
                    """), """
                    feature_store.yaml:8:27  spec.stack.working_directory: expected a folder in nested, found no such folder: $SECRET
                        write its path within nested, with slashes
                    """),
            new Broken("values without quotes whose text would change, for no type says what they are", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        anything: {commit: 72225e2, sizes: [1, 2.5, -0], on: True, off: false, code: "012", none: ~}
                        untyped: True
                    """), """
                    warning: feature_store.yaml:9:24  spec.variables.anything.commit: expected text or a number as Terraform writes it, for no type of the stack says which; found 72225e2, which becomes the number 7222500
                        write "72225e2", in quotes, if it is text, or 7222500 if it is the number
                    warning: feature_store.yaml:9:49  spec.variables.anything.sizes[2]: expected text or a number as Terraform writes it, for no type of the stack says which; found -0, which becomes the number 0
                        write "-0", in quotes, if it is text, or 0 if it is the number
                    warning: feature_store.yaml:9:58  spec.variables.anything.on: expected text or a truth value as Terraform writes it, for no type of the stack says which; found True, which becomes the truth value true
                        write "True", in quotes, if it is text, or true if it is the truth value
                    warning: feature_store.yaml:10:14  spec.variables.untyped: expected text or a truth value as Terraform writes it, for no type of the stack says which; found True, which becomes the truth value true
                        write "True", in quotes, if it is text, or true if it is the truth value
                    """),
            new Broken("several required variables without a value, in a file with an indent of four spaces", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                        compartment_id: ocid1.compartment.oc1..bbbb
                        region: us-ashburn-1
                        stack: {source: required}
                    """, """
                    feature_store.yaml:4:1  spec.variables: expected values of 4 variables that the stack requires; found none of function_img_ocir_url, count_of_nodes, networks, details
                        add these lines below spec, with your values:
                        |    variables:
                        |      function_img_ocir_url: "..."
                        |      count_of_nodes: 5
                        |      networks: [...]
                        |      details: {...}
                    """),
            new Broken("a variable whose name lacks a word", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: required}
                      variables: {function_img_url: api, countOfNodes: 5, networks: [], details: {}}
                    """), """
                    feature_store.yaml:8:15  spec.variables.function_img_url: expected a variable of the stack, found function_img_url
                        did you mean function_img_ocir_url?
                    feature_store.yaml:8:38  spec.variables.countOfNodes: expected a variable of the stack, found countOfNodes
                        did you mean count_of_nodes?
                    """),
            new Broken("images of another region, and a precondition that the variables decide", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: eu-frankfurt-1
                      stack: {source: conditions}
                      variables:
                        function_img: iad.ocir.io/ns/authoriser
                        api_img: iad.ocir.io/ns/api:1
                        storage: 50
                        secret: $SECRET
                    """), """
                    feature_store.yaml:9:19  spec.variables.function_img: expected an image in the Container Registry of eu-frankfurt-1, because Functions pulls images from its own region only; found iad.ocir.io, the registry of us-ashburn-1
                        copy the image to fra.ocir.io, and write its name there; or write "region: us-ashburn-1" below spec
                    feature_store.yaml:11:5  spec.variables.storage: expected what the stack demands: Write at least 100 in eu-frankfurt-1, not 50.
                        change spec.variables.storage; the condition is at conditions/main.tf:32:23
                    """),
            new Broken("a key three times, below another", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        mode: public
                        mode: private
                        mode: public
                    """, """
                    feature_store.yaml:10:5  spec.variables.mode: expected the key once, found it a second time (first in line 9)
                        delete one of the two lines
                    """));

    private BrokenVariables() {}
}
