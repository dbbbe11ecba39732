assert new File(basedir, 'build.log').text.contains('requires Maven version 3.8.7')
return true
