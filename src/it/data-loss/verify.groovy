import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
def applies = log.split('\\[INFO\\] --- |\\[INFO\\] >>>').findAll { it.contains('Verified ') }
assert applies.size() == 4
def (first, renamed, refused, allowed) = applies as List

// The first makes all there is, so it needs no plan before.
assert !first.contains('Submitted plan job')
assert renamed.contains('Submitted plan job')
assert renamed.contains('Plan for stack feature-store: 1 to update')
assert renamed.contains('The plan loses no data.')
assert renamed.contains('0 created, 1 changed, 0 destroyed.')

assert refused.contains('[WARNING]   - oci_objectstorage_bucket.this')
assert refused.contains('LOSES DATA: the bucket')
assert refused.contains('REHEARSAL: The plan destroys or replaces resources that hold data: oci_objectstorage_bucket.this[0]. Nothing was applied')
assert refused.contains('run the same command again with -Dfeaturestore.allowDataLoss')
assert !refused.contains('Submitted apply job')

assert !allowed.contains('Submitted plan job')
assert allowed.contains('0 created, 0 changed, 1 destroyed.')
def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
assert report.resources*.action == ['destroyed']
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
