import groovy.json.JsonSlurper

List<String> log = new File(basedir, 'build.log').readLines()
List<String> ours = log.findAll { it.contains('REHEARSAL') }
assert ours.first().contains('nothing will be deployed to OCI')
assert ours.last().contains('nothing was deployed to OCI')

// Maven would warn that the profile does not exist, as if the build were no rehearsal.
assert !log.any { it.contains('could not be activated') }

// Terraform's plan line names a number, and the last resource done carries it.
String plan = log.find { it =~ /Plan: \d+ to add, 0 to change, 0 to destroy\./ }
assert plan
String total = (plan =~ /Plan: (\d+) to add/)[0][1]
assert log.any { it.contains("[${total}/${total}] ") }
assert new File(basedir, 'target/featurestore/job.log').text =~ /oci_mysql_mysql_db_system\S*: Creation complete after/

def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
assert report.rehearsal == true
assert report.state == 'SUCCEEDED'
assert report.created == total as int
assert report.outputs.active_color.value == 'blue'
assert report.resources.size() == total as int

String env = new File(basedir, 'target/featurestore/outputs.env').text
assert env.contains('featurestore_outputs_active_color=blue\n')

// The summary is short, its last lines have the endpoint and what to do next, and no line is wider than 160.
int summary = log.findIndexOf { it.contains('Deployed stack feature-store in ') }
List<String> end = log[summary..log.findIndexOf { it.contains('nothing was deployed to OCI') }]
assert end.size() <= 14
assert end[-7] == '[INFO] Endpoint: ' + report.outputs.api_endpoint.value
assert end[-6] ==~ /\[INFO\] Next: see how to use the store, and its other \d+ outputs:/
assert end[-5].startsWith('[INFO]   mvn ') && end[-5].contains(':check')
assert end[-4].startsWith('[INFO]   mvn ') && end[-4].contains(':outputs')
// The last lines are how to keep the store, which ends here.
assert end[-3] == '[INFO] The store ends with this build. To keep one, run this before apply:'
assert end[-2].startsWith('[INFO]   mvn ') && end[-2].endsWith(':cloud -Dfeaturestore.detach')
int begin = log.findIndexOf { it.contains('nothing will be deployed to OCI') }
assert log[begin..summary].every { it.size() <= 160 }
// Resources finish together, and each look is one line.
assert log[begin..summary].size() < 50

// The rehearsal ends with a store that answers.
assert report.outputs.api_endpoint.value ==~ /http:\/\/127\.0\.0\.1:\d+\/20230101/
assert report.check.passed
assert log.any { it =~ /store answers +OK +signed GET: 200/ }

// The state of the embedded cloud is for its owner, and not for git.
File state = new File(basedir, '.featurestore')
assert new File(state, '.gitignore').text.trim() == '*'
assert java.nio.file.Files.getPosixFilePermissions(state.toPath()) == java.nio.file.attribute.PosixFilePermissions.fromString('rwx------')
assert new File(basedir, 'target/quick-start-1.0-stack.zip').isFile()
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
