import groovy.json.JsonSlurper

List<String> log = new File(basedir, 'build.log').readLines()
def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
assert report.state == 'FAILED'
assert report.failure.address == 'oci_core_subnet.this'
assert report.outputs == [:]
assert !new File(basedir, 'target/featurestore/outputs.env').exists()

// What Maven prints after the failure: our message is three lines of it.
int at = log.findIndexOf { it.contains('Failed to execute goal') }
String end = log[at..-1].join('\n')
assert end.contains('REHEARSAL: Terraform failed at oci_core_subnet.this (main.tf line 20): ' +
    '404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found.')
assert end.contains("Job ${report.job.id} of stack feature-store failed after ")
// OCI answers so where a policy is missing: the statement is named, ready to be added.
assert end.contains('allow group <your group> to manage virtual-network-family in compartment id ocid1.compartment.')
assert end.contains('then run the same command again. Created resources stay')
assert !log.any { it =~ /^\s+at dev\.featurestore/ }
assert log.findAll { it.contains('REHEARSAL') && it.contains('WARNING') }.last().contains('nothing was deployed to OCI')
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
