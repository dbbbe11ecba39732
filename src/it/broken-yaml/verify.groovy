List<String> log = new File(basedir, 'build.log').readLines()
List<String> expected = new File(basedir, 'expected.txt').readLines()
int first = log.findIndexOf { it == expected.first() }
assert log[first..<first + expected.size()] == expected

// The exception says what, where and what to do, for whoever reads the last lines only.
String end = log[log.findIndexOf { it.contains('Failed to execute goal') }..-1].join('\n')
assert end.contains(': 4 problems. The first:\n' +
    '[ERROR] feature_store.yaml:5:14  spec.operation: expected create or update, found "crate"\n' +
    '[ERROR] Did you mean create?\n')
return true
