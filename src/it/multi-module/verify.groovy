import groovy.json.JsonSlurper

def reports = ['one', 'two'].collect { new JsonSlurper().parse(new File(basedir, "${it}/target/featurestore/report.json")) }
assert reports*.state == ['SUCCEEDED', 'SUCCEEDED']
assert reports*.stack.name == ['store-one', 'store-two']
assert reports[0].stack.id != reports[1].stack.id
assert new File(basedir, '.featurestore').isDirectory()
assert !new File(basedir, 'one/.featurestore').exists()
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
