import groovy.json.JsonSlurper

List<String> log = new File(basedir, 'build.log').readLines()

def after = { String start -> int at = log.findIndexOf { it.contains(start) }; assert at >= 0 : start; log.drop(at) }

// Each goal names the stack; tables fit 80 columns where no OCID stands.
assert log.any { it ==~ /\[INFO\] Stack feature-store, region us-ashburn-1, created .* UTC/ }
assert log.any { it ==~ /\[INFO\] Deployed .* UTC, .* ago, with Terraform 1\.5\.x\. 3 resources\./ }
assert log.any { it.contains('The configuration here matches the deployed one.') }
assert log.any { it ==~ /\[INFO\] APPLY +SUCCEEDED +20\S+ \S+ UTC +\S+ +apply feature-store/ }
assert log.any { it.contains('1 stack of feature stores, region us-ashburn-1') }
assert log.any { it ==~ /\[INFO\] vcn_id +ocid1\.vcn\..*/ || it ==~ /\[INFO\] vcn_id +=.*ocid1\.vcn\..*/ }
assert log.any { it.contains('Nothing to cancel: no job is running on stack feature-store.') }

// In batch mode destroy does not ask, and changes nothing.
assert log.any { it.contains('REHEARSAL: Stack feature-store was not destroyed: it was not confirmed, and there is no terminal to ask at') }
assert log.any { it.contains('region us-ashburn-1 of the embedded cloud') }
assert log.any { it.contains('LOSES DATA: oci_objectstorage_bucket.this: the bucket') }

assert log.any { it.contains('3 resources destroyed.') }
assert log.any { it.contains('The stack stays, without resources') }
assert log.any { it.contains('delete the empty stack') }
assert log.any { it.contains('0 resources destroyed, the stack deleted.') }
assert log.any { it.contains('Nothing to destroy: no stack named feature-store in compartment') }
assert log.findAll { it.contains('REHEARSAL') }.last().contains('nothing was changed in OCI')
assert !log.any { it =~ /^\s+at dev\.featurestore/ }

def report = new JsonSlurper().parse(new File(basedir, 'target/featurestore/report.json'))
assert report.operation == 'DESTROY'
assert report.state == 'SUCCEEDED'
assert report.stack == null
assert report.rehearsal
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
