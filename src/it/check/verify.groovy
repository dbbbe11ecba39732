import groovy.json.JsonSlurper

List<String> log = new File(basedir, 'build.log').readLines()
def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
String endpoint = report.outputs.api_endpoint.value
assert endpoint ==~ /http:\/\/127\.0\.0\.1:\d+\/20230101/
assert report.check.passed
assert report.check.endpoint == endpoint
assert report.check.steps*.step == ['GATEWAY', 'AUTHORISER', 'STORE', 'WRITES']

assert log.findAll { it.endsWith("Checking ${endpoint}") }.size() == 2
['gateway answers', 'authoriser wired', 'store answers'].each { step ->
    assert log.findAll { it =~ /${step} +OK/ }.size() == 2
}
assert log.findAll { it =~ /store and entity +OK +created, read, deleted/ }.size() == 1

// What a user pastes stands at the end of the check.
int snippet = log.findIndexOf { it.contains('Python (ads)') }
assert log[snippet + 2].contains('ads.set_auth("api_key",')
assert log.any { it.contains("fs_service_endpoint\": \"${endpoint}\"") }
assert log.any { it.contains("curl -i -X OPTIONS ${endpoint}/featureStores") }
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
