package dev.featurestore.operator.verify;

import java.util.List;

/** Files that are no configuration, or not even YAML. The expected texts are written by hand. */
final class BrokenFiles {
    static final List<Broken> ALL = List.of(
            new Broken("empty file", "", """
                    feature_store.yaml:1:1  must have the keys kind, type, version and spec, but is empty
                        Create a new configuration in an empty folder
                    """),
            new Broken("comments only", "# nothing here\n", """
                    feature_store.yaml:1:1  must have the keys kind, type, version and spec, but is empty
                        Create a new configuration in an empty folder
                    """),
            new Broken("a section from a variable that is not set", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec: $NOT_SET_ANYWHERE
                    """, """
                    feature_store.yaml:4:7  spec: no value for $NOT_SET_ANYWHERE: the environment variable is not set
                        Set NOT_SET_ANYWHERE in the environment, or write $$NOT_SET_ANYWHERE if you mean the text itself
                    """),
            new Broken("a control character after line ends of old Macs", "kind: operator\rspec:\r  a\u0001", """
                    feature_store.yaml:3:4  the control character "\\u0001" is not allowed
                        Delete that character
                    """),
            new Broken("an escape that is cut off", "kind: \"operator\\u", """
                    feature_store.yaml:1:5  YAML error: an escape in double quotes is incomplete
                        Write all digits of the escape, as in \\u00e9, or use single quotes
                    """),
            new Broken("a brace at the start of a line, with more behind it", """
                    spec:
                      freeform_tags: {team: data
                    } more
                    """, """
                    feature_store.yaml:2:29  YAML error: A simple key is required only if it is the first token in the current line
                        Close the bracket or brace, with commas between the items
                    """),
            new Broken("a list", "- kind: operator\n", """
                    feature_store.yaml:1:1  must have the keys kind, type, version and spec, but is a list
                        Create a new configuration in an empty folder
                    """),
            new Broken("nothing but the kind", "kind: operator\n", """
                    feature_store.yaml:1:1  type: required key is missing; must be feature_store
                        Add the line "type: feature_store"
                    feature_store.yaml:1:1  version: required key is missing; must be v1
                        Add the line "version: v1"
                    feature_store.yaml:1:1  spec: required key is missing; must be a mapping
                        Add the line "spec:"
                    """),
            new Broken("a backend file", """
                    kind: operator.local
                    type: java
                    version: v1
                    """, """
                    feature_store.yaml:1:1  kind: must be operator, but is operator.local, the kind of a backend file
                        Pass this file as -Dbackend=feature_store.yaml, and a configuration of kind operator as -Dfeaturestore.config
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
                    feature_store.yaml:1:7  kind: must be operator, but is "operater"
                        Did you mean operator?
                    feature_store.yaml:2:7  type: must be feature_store, but is "forecast"
                        Write feature_store
                    feature_store.yaml:3:10  version: must be v1, but is the number 1
                        Write it as v1
                    """),
            new Broken("spec without anything", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                    """, """
                    feature_store.yaml:4:1  spec: must be a mapping, but is empty
                        Write its keys on lines of their own, indented below it
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
                    feature_store.yaml:1:1  Kind: unknown key 'Kind'
                        Did you mean kind?
                    feature_store.yaml:5:3  spec.tenancyId: unknown key 'tenancyId'
                        Did you mean tenancy_id?
                    feature_store.yaml:6:3  spec.compartment_ocid: unknown key 'compartment_ocid'
                        Did you mean compartment_id?
                    feature_store.yaml:7:3  spec.reigon: unknown key 'reigon'
                        Did you mean region?
                    feature_store.yaml:9:3  spec.nonsense: unknown key 'nonsense'
                        Delete it. Known keys: operation, stack_id, stack_name, service_version, tenancy_id, compartment_id, region, user_id, stack, variables, freeform_tags, defined_tags, drift
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
                    feature_store.yaml:4:1  region: unknown key 'region'
                        Move it below spec
                    feature_store.yaml:9:3  spec.source: unknown key 'source'
                        Move it below spec.stack
                    feature_store.yaml:10:3  spec.db_name: unknown key 'db_name'
                        Move it below spec.variables
                    feature_store.yaml:13:5  spec.variables.user_id: the stack has no variable 'user_id'
                        Write it as spec.user_id, above variables
                    feature_store.yaml:14:5  spec.variables.stack_name: the stack has no variable 'stack_name'
                        Write it as spec.stack_name, above variables
                    """),
            new Broken("tab", "kind: operator\nspec:\n\tregion: us-ashburn-1\n", """
                    feature_store.yaml:3:1  YAML error: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
                        Indent with spaces, not with tabs
                    """),
            new Broken("colon in a value", "kind: operator\nspec: region: us-ashburn-1\n", """
                    feature_store.yaml:2:13  YAML error: mapping values are not allowed here
                        Indent the line like its neighbors, and put a value that contains ": " in quotes
                    """),
            new Broken("open quote", "kind: \"operator\nspec: {}\n", """
                    feature_store.yaml:3:1  YAML error: found unexpected end of stream
                        Close the quote of this value
                    """),
            new Broken("two documents", "kind: operator\n---\nkind: operator\n", """
                    feature_store.yaml:3:1  a second document is not allowed
                        Delete the line --- and the document that does not belong here
                    """),
            new Broken("an alias without anchor", "kind: *operator\n", """
                    feature_store.yaml:1:7  kind: undefined anchor *operator
                        Put the value in quotes if it is text, or define &operator before it is used
                    """),
            new Broken("an alias within its anchor", "kind: &a [*a]\n", """
                    feature_store.yaml:1:11  kind[0]: undefined anchor *a
                        Put the value in quotes if it is text, or define &a before it is used
                    """),
            new Broken("a tag", "kind: !!python/object:os.system ls\n", """
                    feature_store.yaml:1:7  kind: unsupported tag tag:yaml.org,2002:python/object:os.system
                        Delete the tag
                    """),
            new Broken("control character", "kind: oper\u0007ator\n", """
                    feature_store.yaml:1:11  the control character "\\u0007" is not allowed
                        Delete that character
                    """),
            new Broken("a list for spec", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                    - region: us-ashburn-1
                    """, """
                    feature_store.yaml:5:1  spec: must be a mapping, but is a list
                        Write its keys on lines of their own, indented below it
                    """),
            new Broken("a key without a space", """
                    kind:operator
                    """, """
                    feature_store.yaml:1:1  must have the keys kind, type, version and spec, but is "kind:operator"
                        Create a new configuration in an empty folder
                    """),
            new Broken("a key without a colon", """
                    kind operator
                    type: feature_store
                    """, """
                    feature_store.yaml:2:5  YAML error: mapping values are not allowed here
                        Indent the line like its neighbors, and put a value that contains ": " in quotes
                    """),
            new Broken("a list for a key", """
                    ? [a]
                    : b
                    """, """
                    feature_store.yaml:1:3  must be a key, but is a list
                        Put text that has brackets in quotes
                    """),
            new Broken("text to merge", """
                    <<: operator
                    """, """
                    feature_store.yaml:1:5  <<: must be a mapping to merge, but is "operator"
                        Write "<<: *anchor"
                    """),
            new Broken("an open brace", """
                    spec: {a: 1
                    """, """
                    feature_store.yaml:2:1  YAML error: expected ',' or '}', but got <stream end>
                        Close the bracket or brace, with commas between the items
                    """),
            new Broken("a line that is indented too far", """
                    kind: operator
                      type: feature_store
                    """, """
                    feature_store.yaml:2:7  YAML error: mapping values are not allowed here
                        Indent the line like its neighbors, and put a value that contains ": " in quotes
                    """),
            new Broken("a line that is not indented enough", """
                    spec:
                        region: us-ashburn-1
                      user_id: me
                    """, """
                    feature_store.yaml:3:3  YAML error: expected <block end>, but found '<block mapping start>'
                        Indent the line like its neighbors
                    """),
            new Broken("a value that begins with a reserved character", """
                    kind: @operator
                    """, """
                    feature_store.yaml:1:7  YAML error: found character '@' that cannot start any token. (Do not use @ for indentation)
                        Put the value in quotes
                    """),
            new Broken("a no-break space after a colon", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                      compartment_id:\u00a0ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                    """, """
                    feature_store.yaml:5:18  YAML error: the invisible character no-break space (U+00A0)
                        Replace it with an ordinary space
                    """),
            new Broken("a no-break space before a value", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                      compartment_id: ocid1.compartment.oc1..bbbb
                      region: \u00a0us-ashburn-1
                    """, """
                    feature_store.yaml:6:11  spec.region: the invisible character no-break space (U+00A0) is not allowed
                        Replace it with an ordinary space
                    """),
            new Broken("a zero-width space in a key", """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                      comp\u200bartment_id: ocid1.compartment.oc1..bbbb
                      region: us-ashburn-1
                    """, """
                    feature_store.yaml:5:7  spec: the invisible character zero width space (U+200B) is not allowed
                        Delete it: type the text around it again
                    """),
            new Broken("no-break spaces that indent", """
                    kind: operator
                    type: feature_store
                    version: v1
                    # remarks may have them:\u00a0here
                    spec:
                    \u00a0\u00a0region: us-ashburn-1
                    """, """
                    feature_store.yaml:6:1  the invisible character no-break space (U+00A0) is not allowed
                        Replace it with an ordinary space
                    """));

    private BrokenFiles() {}
}
