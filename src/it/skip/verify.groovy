List<String> log = new File(basedir, 'build.log').readLines()
['verify', 'package', 'apply'].each { goal ->
    assert log.any { it.contains("Skipped ${goal}: featurestore.skip is set.") }
}
assert !new File(basedir, '.featurestore').exists()
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
