List<String> log = new File(basedir, 'build.log').readLines()
assert new File(basedir, 'target/featurestore/outputs.env').isFile()

// Between our first and last line no other voice: neither the SDK's log nor a warning of the JVM's or Maven's.
int first = log.findIndexOf { it.contains('REHEARSAL') }
int last = log.findLastIndexOf { it.contains('REHEARSAL') }
assert !log[first..last].any { it.contains('com.oracle.bmc') || it.contains('SLF4J') }
assert log.findAll { it.contains('WARN') && !it.contains('REHEARSAL') && it.contains('featurestore') }.isEmpty()

assert log.any { it.contains('absent.yaml') && it.contains('file not found') }
assert !log.any { it =~ /^\s+at dev\.featurestore/ }
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
