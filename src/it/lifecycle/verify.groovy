import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
int verify = log.indexOf(':verify (default)')
int pack = log.indexOf(':package (default)')
int install = log.indexOf(':install (default-install)')
int apply = log.indexOf(':apply (default)')
assert 0 < verify && verify < pack && pack < install && install < apply

def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
String vcn = report.outputs.vcn_id.value
assert vcn.startsWith('ocid1.vcn.')
// The hooks of docs/day-to-day.md run before and after it.
assert new File(basedir, 'target/before.txt').text == 'done\n'
assert new File(basedir, 'target/after.txt').text == vcn + '\n'
assert new File(basedir, 'target/later.txt').text == '(sensitive value)'

// The sensitive output is nowhere: not in the log, not in the report, not in outputs.env.
assert report.outputs.bucket_id == [sensitive: true]
String bucket = report.resources.find { it.address == 'oci_objectstorage_bucket.this' }.id
String env = new File(basedir, 'target/featurestore/outputs.env').text
assert env == "featurestore_outputs_bucket_id='(sensitive value)'\nfeaturestore_outputs_vcn_id=${vcn}\n"
assert log =~ /bucket_id += \(sensitive value\)/
assert !env.contains(bucket)

// Attached: the install plugin took the zip.
File installed = new File(localRepositoryPath, 'com/example/lifecycle/1.0/lifecycle-1.0-stack.zip')
assert installed.bytes == new File(basedir, 'target/lifecycle-1.0-stack.zip').bytes
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
