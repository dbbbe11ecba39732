import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.count('Submitted apply job ') == 2
assert log.count('No changes: stack feature-store matches the configuration.') == 1
assert log =~ /Deployed at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC by job ocid1\.ormjob\./
// An embedded cloud of the build replaces the endpoint, and that is reported.
assert log.count('featurestore.endpoint is ignored: featurestore.cloud=embedded uses the cloud of this build') == 1
// The outputs are handed over each time.
assert log.count('Outputs:') == 3
assert log.contains('featurestore.detach cannot be used with featurestore.cloud=embedded: the embedded cloud and its jobs end with this build')
def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
// The last run was refused before it began: its report replaces that of the run before.
assert report.operation == 'APPLY'
assert report.state == 'REFUSED'
assert report.code == 'UNKNOWN_PARAMETER'
assert report.failure.message.contains('featurestore.dryrun')
assert report.rehearsal
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
