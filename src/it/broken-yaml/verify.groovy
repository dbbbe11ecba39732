List<String> log = new File(basedir, 'build.log').readLines()
List<String> expected = new File(basedir, 'expected.txt').readLines()
int first = log.findIndexOf { it == expected.first() }
assert log[first..<first + expected.size()] == expected

// Each problem is printed once; the failure has their number.
assert log.count { it.contains('feature_store.yaml:5:14') } == 1
String end = log[log.findIndexOf { it.contains('Failed to execute goal') }..-1].join('\n')
assert end.contains(': [INVALID_CONFIGURATION] feature_store.yaml: 4 problems, printed above\n' +
    '[ERROR] Fix them, and run the command again.\n')
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
