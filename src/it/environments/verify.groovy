import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
List<String> lines = log.readLines()
def report = { new JsonSlurper().parse(new File(basedir, "target/featurestore/${it}/report.json")) }

// init writes the file, which deploys as it is.
assert new File(basedir, 'feature_store.dev.yaml').text.contains('  stack_name: store-dev\n')
assert new File(basedir, 'feature_store.dev.yaml').text.contains('  region: us-phoenix-1\n')
assert new File(basedir, 'feature_store.environment.schema.json').isFile()
assert lines.any { it.endsWith('feature_store.yaml + feature_store.dev.yaml is valid and sets all required variables of the stack.') }

// Each has a stack, results and journal of its own, and is named in the first and the last line.
assert report('dev').stack.name == 'store-dev'
assert report('dev').region == 'us-phoenix-1'
assert report('dev').outputs.keySet() == ['stage'] as Set
assert !new File(basedir, 'target/featurestore/report.json').exists()
assert lines.count { it.endsWith(' Environment dev') } == 3
['init', 'verify', 'apply'].each { goal -> assert lines.count { it.endsWith(" Environment dev: ${goal} completed.") } == 1 }
['package', 'status', 'destroy'].each { goal -> assert lines.count { it.endsWith(" Environment prod: ${goal} completed.") } == 1 }
assert lines.any { it.contains('Written: target/featurestore/prod/store-prod-') }
assert new File(basedir, 'target/environments-1.0-stack-prod.zip').isFile()

// A misspelled environment changes nothing.
assert log.contains('Environment pord: REHEARSAL: feature_store.pord.yaml  file not found')
assert log.contains('Did you mean the environment prod? Otherwise, create that file:')

// A protected one loses data only with its name.
assert log.contains('The stack is protected. To apply it anyway, run the same command again with -Dfeaturestore.allowDataLoss and -Dfeaturestore.confirm=store-prod')
assert log.contains('featurestore.confirm is "store-dev", but the stack is store-prod. Nothing was changed')
assert lines.count { it.contains('Submitted apply job') } == 3

// Problems are reported at the file that they stand in.
assert log.contains('feature_store.broken.yaml:3:')
assert log.contains('feature_store.broken.yaml:4:5')

// Commands in hints are about the same environment.
assert lines.any { it.endsWith('featurestore:status -Dfeaturestore.environment=dev') }
assert lines.any { it.endsWith('-P prod featurestore:status') }

assert report('prod').operation == 'DESTROY'
assert report('prod').stack.name == 'store-prod'
assert lines.any { it.contains('Stack store-dev, region us-phoenix-1') }
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
