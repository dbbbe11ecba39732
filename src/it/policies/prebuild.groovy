File cloud = new File(basedir, '.featurestore')
assert cloud.mkdir()
new File(cloud, 'control.json').text = '''
{"exists": {"oci_identity_policy": {"ocid1.policy.oc1..team": {
  "name": "team",
  "statements": [
    "Allow group Others to manage all-resources in tenancy",
    "Allow group deployers to manage orm-family in tenancy where request.region = 'iad'"
  ]
}}}}
'''
return true
