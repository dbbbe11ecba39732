assert new File(basedir, 'build.log').text.contains('requires Maven version 3.8.7')
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
