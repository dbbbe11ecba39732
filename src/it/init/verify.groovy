String log = new File(basedir, 'build.log').text
List<String> files = ['feature_store.yaml', 'backend_operator_local_java_config.yaml',
                      'backend_operator_local_container_config.yaml', 'README_feature_store.md',
                      'feature_store.schema.json', 'backend_operator.schema.json']

// First: all missing properties are listed at once.
['tenancyId', 'compartmentId'].each { assert log.contains("-Dfeaturestore.${it}=") }
assert !log.contains('-Dfeaturestore.variables.')

// Second: written and verified. The schemas that existed were no conflict.
assert log.contains('Unchanged: feature_store.schema.json')
assert log.count('feature_store.yaml is valid') == 2
files.each { assert new File(basedir, it).isFile() }
assert new File(basedir, 'backend_operator_local_container_config.yaml').text.contains('/.oci:/home/operator/.oci:ro')
assert new File(basedir, 'feature_store.yaml').text.contains('region: eu-frankfurt-1')
assert new File(basedir, 'feature_store.yaml').readLines().first() == '# yaml-language-server: $schema=./feature_store.schema.json'

// Third: nothing is overwritten, and the message names the file that would change. Fourth: it overwrites on request.
assert log.readLines().find { it.contains('No files were written') }.endsWith(': feature_store.yaml')
assert log.count('Wrote feature_store.yaml') == 2
assert log.count('Wrote feature_store.schema.json') == 1
assert new File(basedir, 'feature_store.yaml').text.contains('stack_name: other')
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
