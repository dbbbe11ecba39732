import groovy.json.JsonSlurper

List<String> lines = new File(basedir, 'build.log').readLines()
def has = { String text -> lines.any { it.contains(text) } }
def report = { new JsonSlurper().parse(new File(basedir, "target/featurestore/${it}/report.json")) }

// One that fails does not end the others; lines start with the environment, and a table has all.
assert lines.any { it ==~ /.*apply for 3 configurations in \d+s: 2 completed, 1 failed/ }
assert lines.any { it ==~ /.*  dev     completed    \d+s/ }
assert lines.any { it ==~ /.*  broken  failed       \d+s +INVALID_CONFIGURATION/ }
assert lines.any { it ==~ /.*  prod    completed    \d+s/ }
assert has('[dev] Environment dev: apply completed.')
assert has('[prod] Submitted apply job')
assert lines.any { it =~ /\[broken\] .*feature_store\.broken\.yaml:3/ }
assert has('[CONFIGURATIONS_FAILED] apply failed for 1 of 3 configurations: broken')
assert has('broken: [INVALID_CONFIGURATION] Environment broken:')

// Nothing has changed since.
assert lines.count { it.contains('Submitted apply job') } == 2
assert has('[dev] No changes: stack store-dev matches the configuration.')
assert has('status for 2 configurations in')

// Files are stacks of their own.
assert has('[feature_store] feature_store.yaml is valid')
assert has('[stores/paris] stores/paris.yaml is valid')

// Goals for one stack refuse several.
assert has('featurestore.environments cannot be used with rollback: it runs for one configuration')

// Every stack is confirmed by its name.
assert has('No stack was destroyed: featurestore.confirm does not name the stack of dev, prod')
assert has('[prod] [NOT_CONFIRMED] Environment prod: REHEARSAL: Stack store-prod was not destroyed: the name to confirm it was "store-dev"')
assert lines.any { it ==~ /.*  prod  failed       \d+s +NOT_CONFIRMED/ }
assert report('dev').operation == 'DESTROY'
assert report('prod').operation == 'DESTROY'
assert report('prod').state == 'SUCCEEDED'
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
