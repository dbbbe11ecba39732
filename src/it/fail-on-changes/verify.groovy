String log = new File(basedir, 'build.log').text
assert log.contains('REHEARSAL: The plan has changes for stack feature-store: 3 to create')
assert log.count('BUILD FAILURE') == 1
assert log.count('BUILD SUCCESS') == 2
assert log.contains('Plan for stack feature-store: no changes')
assert new File(basedir, 'target/featurestore/plan.env').text.contains('featurestore_plan_changes=false\n')
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
