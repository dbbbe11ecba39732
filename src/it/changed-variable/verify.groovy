import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.count('Created stack feature-store ') == 1
assert log.count('Updated stack feature-store ') == 1
assert log.contains('Plan: 3 to add, 0 to change, 0 to destroy.')
assert log.contains('Plan for stack feature-store: 1 to update')
def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
assert report.stack.created == false
assert report.resources.collect { [it.address, it.action] } == [['oci_core_vcn.this', 'changed']]
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
