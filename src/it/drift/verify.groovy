import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('[STACK_NOT_FOUND] REHEARSAL: No stack named feature-store')
assert log.contains('[WARNING] Drift of stack feature-store: 1 deleted, 1 modified, 1 in sync')
assert log.contains('[WARNING]   - oci_objectstorage_bucket.this')
assert log.contains('[WARNING]   ~ oci_core_vcn.this')
assert log.contains('[INFO]       display_name: "features" -> "changed"')
assert log.contains('[INFO] Ignored by spec.drift.ignore: oci_core_vcn.this: freeform_tags')
assert log.contains('[DRIFT_FOUND] REHEARSAL: Stack feature-store has drifted: 1 deleted, 1 modified, 1 in sync')
assert log.count('BUILD FAILURE') == 2
assert log.count('BUILD SUCCESS') == 4
assert log.contains('Drifted: a check at 20')

// The last detection ignores all attributes of the network, and the deletion of the bucket.
def drift = new JsonSlurper().parse(new File(basedir, 'target/featurestore/drift.json'))
assert drift.resources.collect { [it.address, it.status, it.ignored] } ==
        [['oci_core_vcn.this', 'MODIFIED', true], ['oci_objectstorage_bucket.this', 'DELETED', true]]
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
