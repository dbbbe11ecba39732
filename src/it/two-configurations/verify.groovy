import groovy.json.JsonSlurper

// Both zips are attached: the install plugin took them.
File installed = new File(localRepositoryPath, 'com/example/two-configurations/1.0')
assert ['dev', 'test'].every { new File(installed, "two-configurations-1.0-stack-${it}.zip").isFile() }

// Each stack has a folder of its own, and target/featurestore shows the latest run.
File results = new File(basedir, 'target/featurestore')
def folders = results.listFiles().findAll { it.isDirectory() }
assert folders*.name.every { it ==~ /store-(dev|test)-[0-9a-f]{8}/ }
def reports = folders.collectEntries { [it.name.split('-')[1], new JsonSlurper().parse(new File(it, 'report.json'))] }
assert reports.dev.stack.name == 'store-dev'
assert reports.test.stack.name == 'store-test'
assert folders.every { new File(it, 'outputs.env').isFile() && new File(it, 'job.log').isFile() }
assert new JsonSlurper().parse(new File(results, 'report.json')) == reports.test
assert new File(results, 'job.log').text == new File(folders.find { it.name.contains('test') }, 'job.log').text

List<String> log = new File(basedir, 'build.log').readLines()
['dev', 'test'].each { environment ->
    assert log.any { it ==~ /.*Written: target\/featurestore\/store-${environment}-[0-9a-f]{8}\/report\.json.*/ }
}

// A folder that is set gets the results, and it alone.
assert log.any { it.contains('Written: target/plan-of-dev/plan.json') }
assert new File(basedir, 'target/plan-of-dev/plan.txt').text.contains('store-dev')
assert !new File(results, 'plan.txt').exists()

assert log.any { it.contains('attach a zip with the classifier stack to project two-configurations') }
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
