List<String> log = new File(basedir, 'build.log').readLines()
assert log.any { it =~ /gateway answers +OK/ }
assert log.any { it =~ /authoriser wired +OK/ }
assert log.any { it =~ /store answers +FAILED +signed GET: 503 +<- store/ }
assert log.any { it.contains('The stack is deployed, but the check of its store failed (store): no backend behind the gateway accepts requests') }
assert log.any { it.contains('Check the health of the load balancer') }

// The stack is deployed; the second build succeeds without a check.
assert new File(basedir, 'target/featurestore/outputs.env').text.contains('featurestore_outputs_api_endpoint=http://127.0.0.1:')
assert log.findAll { it.contains('Checking ') }.size() == 1

assert log.any { it.contains('https://store.example.com/20230101 is not on this machine, and a rehearsal connects to this machine only') }
assert log.any { it.contains('No stack named elsewhere in compartment') }
assert log.any { it.contains('featurestore.checkTimeout: must be at least 0 (seconds), but is -1') }
assert !log.any { it =~ /^\s+at dev\.featurestore/ }
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
