File cloud = new File(basedir, '.featurestore')
assert cloud.mkdir()
new File(cloud, 'control.json').text = '''
{"failAt": {"oci_core_subnet.this": "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found."}}
'''
return true
