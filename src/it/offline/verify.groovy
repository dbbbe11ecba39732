assert new File(basedir, 'target/featurestore/outputs.env').isFile()
return true
