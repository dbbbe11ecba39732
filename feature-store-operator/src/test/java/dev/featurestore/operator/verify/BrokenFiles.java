package dev.featurestore.operator.verify;

import java.util.List;

/** Files that are no configuration, or not even YAML. The expected texts are written by hand. */
final class BrokenFiles {
    static final List<Broken> ALL = List.of(
            new Broken("empty file", "", """
                    feature_store.yaml:1:1  expected the keys kind, type, version and spec, found an empty file
                        write a new one in an empty folder
                    """),
            new Broken("comments only", "# nothing here\n", """
                    feature_store.yaml:1:1  expected the keys kind, type, version and spec, found an empty file
                        write a new one in an empty folder
                    """),
            new Broken("a list", "- kind: operator\n", """
                    feature_store.yaml:1:1  expected the keys kind, type, version and spec, found a list
                        write a new one in an empty folder
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
            new Broken("a list for spec", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                    - region: us-ashburn-1
                    """, """
                    feature_store.yaml:5:1  spec: expected keys with values, found a list
                        write its keys on lines of their own, indented below it
                    """),
            new Broken("a key without a space", """
                    kind:operator
                    """, """
                    feature_store.yaml:1:1  expected the keys kind, type, version and spec, found "kind:operator"
                        write a new one in an empty folder
                    """),
            new Broken("a key without a colon", """
                    kind operator
                    type: feature_store
                    """, """
                    feature_store.yaml:2:5  expected YAML, found an error in it: mapping values are not allowed here
                        indent the line like its neighbours, and put a value that contains ": " in quotes
                    """),
            new Broken("a list for a key", """
                    ? [a]
                    : b
                    """, """
                    feature_store.yaml:1:3  expected a key, found a list
                        put text that has brackets in quotes
                    """),
            new Broken("text to merge", """
                    <<: operator
                    """, """
                    feature_store.yaml:1:5  <<: expected keys with values to merge, found "operator"
                        write "<<: *anchor"
                    """),
            new Broken("an open brace", """
                    spec: {a: 1
                    """, """
                    feature_store.yaml:2:1  expected YAML, found an error in it: expected ',' or '}', but got <stream end>
                        close the bracket or brace, with commas between the items
                    """),
            new Broken("a line that is indented too far", """
                    kind: operator
                      type: feature_store
                    """, """
                    feature_store.yaml:2:7  expected YAML, found an error in it: mapping values are not allowed here
                        indent the line like its neighbours, and put a value that contains ": " in quotes
                    """),
            new Broken("a line that is not indented enough", """
                    spec:
                        region: us-ashburn-1
                      user_id: me
                    """, """
                    feature_store.yaml:3:3  expected YAML, found an error in it: expected <block end>, but found '<block mapping start>'
                        indent the line like its neighbours
                    """),
            new Broken("a value that begins with a reserved character", """
                    kind: @operator
                    """, """
                    feature_store.yaml:1:7  expected YAML, found an error in it: found character '@' that cannot start any token. (Do not use @ for indentation)
                        put the value in quotes
                    """),
            new Broken("a no-break space after a colon", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                      compartment_id:\u00a0ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                    """, """
                    feature_store.yaml:5:18  expected YAML, found the invisible character no-break space (U+00A0)
                        type an ordinary space in its place
                    """),
            new Broken("a no-break space before a value", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: \u00a0us-ashburn-1
                    """, """
                    feature_store.yaml:6:11  spec.region: expected a visible character, found the invisible character no-break space (U+00A0)
                        type an ordinary space in its place
                    """),
            new Broken("a zero-width space in a key", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                      comp\u200bartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                    """, """
                    feature_store.yaml:5:7  spec: expected a visible character, found the invisible character zero width space (U+200B)
                        delete it: type the text around it again
                    """),
            new Broken("no-break spaces that indent", """
                    kind: operator
                    type: feature_store
                    version: v1
                    # remarks may have them:\u00a0here
                    spec:
                    \u00a0\u00a0region: us-ashburn-1
                    """, """
                    feature_store.yaml:6:1  expected a visible character, found the invisible character no-break space (U+00A0)
                        type an ordinary space in its place
                    """));

    private BrokenFiles() {}
}
