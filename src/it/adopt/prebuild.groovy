// A stack that is not one of the plugin yet, as in the Console.
String id = dev.featurestore.maven.StackByHand.create(basedir.toPath())
new File(basedir, 'adopt.properties').text = 'featurestore.stackId = ' + id + '\n'
return true
