File cloud = new File(basedir, '.featurestore')
assert cloud.mkdir()
new File(cloud, 'control.json').text = '{"gateway": {"broken": "store"}}'
return true
