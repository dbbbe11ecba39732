String log = new File(basedir, 'build.log').text
List<String> lines = log.readLines()

// Raw lines, once for each of the first two runs.
assert lines.count { it.startsWith('::warning file=') && it.contains('feature_store.yaml,line=6,col=11::spec.region: ') } == 2
assert lines.count { it.startsWith('::error file=') && it.endsWith(
    'feature_store.yaml,line=10,col=12::spec.variables.label: must meet the condition of the stack, but is the value of ' +
    '$FEATURE_STORE_LABEL: Write v and a version.%0AChange the value; the condition is at stack/main.tf:9:21') } == 2

List<String> documents = lines.findAll { it.startsWith('{"problems":') }
assert documents.size() == 2
def problems = new groovy.json.JsonSlurper().parseText(documents[0]).problems
assert problems*.severity == ['warning', 'error']
assert problems[1].line == 10 && problems[1].path == 'spec.variables.label'

// Third: a value from the project makes it right.
assert documents[1] == '{"problems":[]}'
assert !log.contains('hunter2')
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
