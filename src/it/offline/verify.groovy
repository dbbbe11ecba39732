assert new File(basedir, 'target/featurestore/outputs.env').isFile()
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
