import groovy.json.JsonSlurper

def reports = ['one', 'two', 'three'].collect { new JsonSlurper().parse(new File(basedir, "${it}/target/featurestore/report.json")) }
assert reports*.state == ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']
assert reports*.stack.name == ['store-one', 'store-two', 'store-one']
assert reports[0].stack.id != reports[1].stack.id
// Two modules with one stack: the second finds what the first has created.
assert reports[0].stack.id == reports[2].stack.id
assert new File(basedir, 'build.log').readLines().count { it.contains('Submitted apply job') } == 2
assert new File(basedir, '.featurestore').isDirectory()
assert !new File(basedir, 'one/.featurestore').exists()
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
