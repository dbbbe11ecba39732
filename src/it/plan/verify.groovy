import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
def plans = log.split('featurestore:plan|:plan \\(default-cli\\)').drop(1)
assert plans.size() == 3
def (first, unchanged, changed) = plans as List

// A stack is made for the plan, and nothing in it.
assert first.contains('REHEARSAL on the embedded cloud: nothing will be deployed to OCI.')
assert first.contains('Created stack feature-store ')
assert first.contains('Plan for stack feature-store: 3 to create')
assert first.contains('  + oci_objectstorage_bucket.this')
assert first.contains('Outputs: +vcn_id')
assert first =~ /mvn .*featurestore:apply -Dfeaturestore.plan=ocid1.ormjob\./

// The apply makes all of it: the plan had made none.
assert first.contains('Deployed stack feature-store in ')
assert first.contains('3 created, 0 changed, 0 destroyed.')

assert unchanged.contains('Plan for stack feature-store: no changes')

boolean terraform = log.contains('with Terraform v') || log.contains('with OpenTofu v')
if (terraform) {
    assert changed.contains('Plan for stack feature-store: 1 to update, 1 to replace; 1 LOSES DATA')
    assert changed.contains('[WARNING]   +/- oci_objectstorage_bucket.this (destroyed first)')
    assert changed.contains('[WARNING]       LOSES DATA: the bucket ')
    assert changed.contains('      because of storage_tier: "Standard" -> "Archive"')
} else {
    assert changed.contains('Each change of a resource is shown as an update in place, also where OCI replaces the resource.')
    assert changed.contains('      storage_tier: "Standard" -> "Archive"')
}
assert changed.contains('      display_name: "features" -> "more-features"')
assert changed.indexOf('oci_objectstorage_bucket.this') < changed.indexOf('oci_core_vcn.this') || !terraform

// One screen, also with what Maven puts before each line.
def screen = changed.readLines()
int begin = screen.findIndexOf { it.contains('Plan for stack') }
int end = screen.findIndexOf { it.contains('nothing was deployed to OCI') }
assert end - begin < 24
// Commands and paths to copy are never cut.
assert screen[begin..<end].findAll { !it.contains('ocid1.') && !it.contains('Written: ') }.every { it.size() <= 80 }

// What it costs: a bucket is charged by usage, the network is free.
String cost = 'Cost: about USD 0 a month at list prices of '
assert first.contains(cost)
assert first =~ /at list prices of \d{4}-\d{2}-\d{2} \(1 resource by\s+(\[INFO\])?\s*usage\)/
assert !unchanged.contains('Cost: ')

File results = new File(basedir, 'target/featurestore')
def report = new JsonSlurper().parse(new File(results, 'plan-report.json'))
assert report.rehearsal && !report.empty
assert report.update + report.replace == 2
assert report.cost.currency == 'USD' && report.cost.monthly == 0 && report.cost.free == 2
assert report.cost.byUsage*.address == ['oci_objectstorage_bucket.this'] && report.cost.withoutPrice == []
assert new File(results, 'plan.md').text.contains(cost)
assert new File(results, 'report.html').text.contains('<h2 id="cost">')
assert report.losesData == (terraform ? 1 : 0)
assert new File(results, 'plan.env').readLines() ==
    ["featurestore_plan=${report.job.id}" as String, 'featurestore_plan_changes=true']
assert new File(results, 'plan.txt').text.startsWith('Plan for stack feature-store: ')

// Terraform's own JSON, but for its secrets.
def plan = new JsonSlurper().parse(new File(results, 'plan.json'))
assert plan.resource_changes.size() >= 2
assert plan.variables.password.value == '(sensitive value)'
[new File(basedir, 'build.log'), *results.listFiles()].findAll { it.file }.each {
    assert !it.text.contains('hunter2-of-the-database') : it
}
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
