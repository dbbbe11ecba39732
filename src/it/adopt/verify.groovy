import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('[MISSING_PARAMETER] featurestore.stackId is required: the stack to take over')
assert log =~ /\[INFO\] Adopted stack by hand  ocid1\.ormstack\./
assert log.contains('[INFO] Written: feature_store.yaml, stack.zip')
assert log.contains('3 created, 0 changed, 0 destroyed.')
assert !log.contains('Created stack ')
assert log.contains('Plan for stack by hand: no changes')
assert log.contains('No files were written, because feature_store.yaml exists')
assert log.count('BUILD FAILURE') == 2

String configuration = new File(basedir, 'feature_store.yaml').text
assert configuration.contains('    network_name: features\n')
assert new File(basedir, 'stack.zip').exists()
def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
assert configuration.contains('  stack_id: ' + report.stack.id + '\n')
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
