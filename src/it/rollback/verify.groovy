import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('[NO_JOB] REHEARSAL: Cannot roll back stack feature-store: it has no earlier apply job')
def builds = log.split('\\[INFO\\] --- ')
assert builds.size() == 8
def rollback = builds[4]
assert rollback.contains('Submitted plan rollback job')
assert rollback.contains('Plan for stack feature-store: 1 to update')
assert rollback.contains('display_name: "more-features" -> "features"')
assert rollback.contains('Submitted apply rollback job')
assert rollback =~ /Rolled back stack feature-store in \S+: 0 created, 1 changed, 0 destroyed\./
assert builds[5] =~ /Rolled back 20/
assert builds[5].contains('The configuration here differs from the deployed one in variables.')
assert builds[6].contains('[ROLLED_BACK] REHEARSAL: Stack feature-store was rolled back at ')
assert !builds[6].contains('Submitted ')
// The configuration of the first apply is what is deployed, so that nothing changes and nothing is refused.
assert builds[7].contains('0 created, 0 changed, 0 destroyed.')
def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
assert report.state == 'SUCCEEDED'
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
