package dev.featurestore.operator.verify;

import static dev.featurestore.operator.verify.Broken.spec;

import java.util.List;

/** Variables that do not suit the stack. The expected texts are written by hand. */
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
                    feature_store.yaml:9:5  spec.variables.imageUrl: the stack has no variable 'imageUrl'
                        Did you mean image_url?
                    feature_store.yaml:10:5  spec.variables.nodecount: the stack has no variable 'nodecount'
                        Did you mean node_count?
                    feature_store.yaml:11:5  spec.variables.something_else: the stack has no variable 'something_else'
                        Delete it, or declare variable "something_else" in the stack
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
                    feature_store.yaml:9:16  spec.variables.image_url: must be text (string), but is a list
                        Write one value. Put text that starts with [ or { in quotes
                    feature_store.yaml:10:17  spec.variables.node_count: must be a number, but is "many"
                        Write digits, as in "node_count: 5"
                    feature_store.yaml:11:26  spec.variables.deletion_protection: must be true or false (bool), but is "yes"
                        Write true or false
                    feature_store.yaml:12:12  spec.variables.ports: must be a list (list(number)), but is the number 21000
                        Write each item on a line of its own that starts with "- "
                    feature_store.yaml:13:13  spec.variables.labels: must be a mapping (map(string)), but is a list
                        Write its keys on lines of their own, indented below it
                    feature_store.yaml:14:18  spec.variables.vcn_details: must be a mapping (object), but is "ocid1.vcn"
                        Write its keys on lines of their own, indented below it. A value that is text must be JSON: {"key": "value"}
                    feature_store.yaml:15:17  spec.variables.secret_map: must be a mapping (map(string)), but is text
                        Write its keys on lines of their own, indented below it. A value that is text must be JSON: {"key": "value"}
                    """),
            new Broken("required variables without a value", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables:
                        image_url:
                    """), """
                    feature_store.yaml:4:1  spec.tenancy_id: required key is missing: the stack requires its variable tenancy_ocid
                        Add "tenancy_id: ocid1.tenancy.oc1..aaaa..." below spec
                    feature_store.yaml:7:3  spec.variables: the required variable image_url of the stack has no value
                        Add these lines below spec.variables, with your values:
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
                    feature_store.yaml:10:5  spec.variables.region: duplicate value for the variable region of the stack: spec.region in line 7 sets it too
                        Delete this line, or spec.region
                    feature_store.yaml:11:5  spec.variables.compartment_ocid: duplicate value for the variable compartment_ocid of the stack: spec.compartment_id in line 6 sets it too
                        Delete this line, or spec.compartment_id
                    """),
            new Broken("a boolean for a number, a number for a boolean", spec("""
                      tenancy_id: ocid1.tenancy.oc1..aaaa
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      variables:
                        image_url: api
                        node_count: true
                        deletion_protection: 2
                    """), """
                    feature_store.yaml:10:17  spec.variables.node_count: must be a number, but is true
                        Write digits, as in "node_count: 5"
                    feature_store.yaml:11:26  spec.variables.deletion_protection: must be true or false (bool), but is the number 2
                        Write true or false
                    """),
            new Broken("an item of a list of the wrong type", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        ports: [80, http]
                    """), """
                    feature_store.yaml:9:17  spec.variables.ports[1]: must be a number, but is "http"
                        Write digits, as in "- 5"
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
                    feature_store.yaml:9:12  spec.variables.ports: must be a list (list(number)), but is "[80, http]"
                        Write each item on a line of its own that starts with "- ". A value that is text must be JSON: ["item", "item"]
                    feature_store.yaml:10:12  spec.variables.zones: must be a list (set(string)), but is "one"
                        Write each item on a line of its own that starts with "- ". A value that is text must be JSON: ["item", "item"]
                    feature_store.yaml:11:10  spec.variables.vcn: must be a mapping (object), but is "[\\"10.0.0.0/16\\"]"
                        Write its keys on lines of their own, indented below it. A value that is text must be JSON: {"key": "value"}
                    feature_store.yaml:12:11  spec.variables.size: must be a mapping (object), but is "{\\"ocpus\\": 1, \\"ocpus\\": 2}"
                        Write its keys on lines of their own, indented below it. A value that is text must be JSON: {"key": "value"}
                    feature_store.yaml:13:12  spec.variables.flags.b: must be true or false (bool), but is "perhaps"
                        Write true or false
                    """),
            new Broken("a number beyond the condition of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        ports: [80, 70000]
                    """), """
                    feature_store.yaml:9:12  spec.variables.ports: must meet the condition of the stack, but is a list: Ports are 1 to 65535.
                        Change the value; the condition is at typed/variables.tf:14:21
                    """),
            new Broken("a word beyond the condition of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        mode: hidden
                    """), """
                    feature_store.yaml:9:11  spec.variables.mode: must meet the condition of the stack, but is "hidden": Write public or private.
                        Change the value; the condition is at typed/variables.tf:6:21
                    """),
            new Broken("a key of spec beyond the condition of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      service_version: latest
                      stack: {source: typed}
                    """), """
                    feature_store.yaml:7:20  spec.service_version: must meet the condition of the stack, but is "latest": Write digits and dots.
                        Change the value; the condition is at typed/variables.tf:66:21
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
                    warning: feature_store.yaml:10:7  spec.variables.size.ocpu: unknown attribute 'ocpu', which Terraform ignores
                        Did you mean ocpus?
                    warning: feature_store.yaml:11:7  spec.variables.size.colour: unknown attribute 'colour', which Terraform ignores
                        Delete it. Known attributes: ocpus, memory
                    """),
            new Broken("an object that its defaults put beyond the condition", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        size: {ocpus: 32}
                    """), """
                    feature_store.yaml:9:11  spec.variables.size: must meet the condition of the stack, but is a mapping: Give 32 GB or more.
                        Change the value; the condition is at typed/variables.tf:22:21
                    """),
            new Broken("an attribute that is required", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        vcn:
                          dns: "no"
                    """), """
                    feature_store.yaml:9:5  spec.variables.vcn.cidr: required key is missing; must be text (string)
                        Add "cidr: "..."" below spec.variables.vcn
                    """),
            new Broken("an attribute that is required, misspelt", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        vcn: {cdir: 10.0.0.0/16}
                    """), """
                    feature_store.yaml:9:11  spec.variables.vcn.cdir: unknown attribute 'cdir'
                        Did you mean cidr?
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
                    feature_store.yaml:10:13  spec.variables.vcn.cidr: must be text (string), but is a list
                        Write one value. Put text that starts with [ or { in quotes
                    feature_store.yaml:12:19  spec.variables.vcn.subnets.a.bits: must be a number, but is "eight"
                        Write digits, as in "bits: 5"
                    feature_store.yaml:13:9  spec.variables.vcn.subnets.b.bits: required key is missing; must be a number
                        Add "bits: 5" below spec.variables.vcn.subnets.b
                    feature_store.yaml:14:12  spec.variables.vcn.subnets.c: must be a mapping (object), but is the number 8
                        Write its keys on lines of their own, indented below it
                    """),
            new Broken("a range that is none", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        vcn: {cidr: 10.0.0.0/99}
                    """), """
                    feature_store.yaml:9:10  spec.variables.vcn: must meet the condition of the stack, but is a mapping: Write a range such as 10.0.0.0/16.
                        Change the value; the condition is at typed/variables.tf:30:21
                    """),
            new Broken("a tuple of the wrong length", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        pair: [a]
                    """), """
                    feature_store.yaml:9:11  spec.variables.pair: must be a list of 2 items (tuple([string,number])), but has 1
                        Write 2 items; the variable is at typed/variables.tf:34:1
                    """),
            new Broken("a tuple of the wrong types", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        pair: [[a], b]
                    """), """
                    feature_store.yaml:9:12  spec.variables.pair[0]: must be text (string), but is a list
                        Write one value. Put text that starts with [ or { in quotes
                    feature_store.yaml:9:17  spec.variables.pair[1]: must be a number, but is "b"
                        Write digits, as in "- 5"
                    """),
            new Broken("booleans in a map", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        flags: {a: 1, b: maybe, c: "true"}
                    """), """
                    feature_store.yaml:9:16  spec.variables.flags.a: must be true or false (bool), but is the number 1
                        Write true or false
                    feature_store.yaml:9:22  spec.variables.flags.b: must be true or false (bool), but is "maybe"
                        Write true or false
                    """),
            new Broken("a list for a variable without a type", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        untyped: [1]
                        anything: [1]
                    """), """
                    warning: feature_store.yaml:9:14  spec.variables.untyped: the variable has no type in the stack, so Terraform reads a list as text
                        Add a type to the variable in the stack: typed/variables.tf:46:1
                    """),
            new Broken("a secret beyond the condition of the stack", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        password: hunter2
                    """), """
                    feature_store.yaml:9:15  spec.variables.password: must meet the condition of the stack, but is text: Give 8 characters or more.
                        Change the value; the condition is at typed/variables.tf:54:21
                    """),
            new Broken("values without quotes whose text would change, for no type says what they are", spec("""
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                      stack: {source: typed}
                      variables:
                        anything: {commit: 72225e2, sizes: [1, 2.5, -0], on: True, off: false, code: "012", none: ~}
                        untyped: True
                    """), """
                    warning: feature_store.yaml:9:24  spec.variables.anything.commit: the stack declares no type for this value, so 72225e2 becomes the number 7222500
                        Write "72225e2", in quotes, if it is text, or 7222500 if it is a number
                    warning: feature_store.yaml:9:49  spec.variables.anything.sizes[2]: the stack declares no type for this value, so -0 becomes the number 0
                        Write "-0", in quotes, if it is text, or 0 if it is a number
                    warning: feature_store.yaml:9:58  spec.variables.anything.on: the stack declares no type for this value, so True becomes the boolean true
                        Write "True", in quotes, if it is text, or true if it is a boolean
                    warning: feature_store.yaml:10:14  spec.variables.untyped: the stack declares no type for this value, so True becomes the boolean true
                        Write "True", in quotes, if it is text, or true if it is a boolean
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
                    feature_store.yaml:4:1  spec.variables: 4 required variables of the stack have no value: function_img_ocir_url, count_of_nodes, networks, details
                        Add these lines below spec, with your values:
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
                    feature_store.yaml:8:15  spec.variables.function_img_url: the stack has no variable 'function_img_url'
                        Did you mean function_img_ocir_url?
                    feature_store.yaml:8:38  spec.variables.countOfNodes: the stack has no variable 'countOfNodes'
                        Did you mean count_of_nodes?
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
                    feature_store.yaml:9:19  spec.variables.function_img: must be an image in the Container Registry of eu-frankfurt-1, the only region that Functions pulls from, but is in iad.ocir.io, the registry of us-ashburn-1
                        Copy the image to fra.ocir.io, and write its new name, or write "region: us-ashburn-1" below spec
                    feature_store.yaml:11:5  spec.variables.storage: must meet the condition of the stack: Write at least 100 in eu-frankfurt-1, not 50.
                        Change spec.variables.storage; the condition is at conditions/main.tf:40:23
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
                    feature_store.yaml:10:5  spec.variables.mode: duplicate key (first in line 9)
                        Delete one of the two lines
                    """));

    private BrokenVariables() {}
}
