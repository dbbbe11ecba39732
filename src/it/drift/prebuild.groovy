File cloud = new File(basedir, '.featurestore')
assert cloud.mkdir()
new File(cloud, 'control.json').text = '''{"drift": {
    "oci_core_vcn.this": {"display_name": "changed", "freeform_tags": {"owner": "me"}},
    "oci_objectstorage_bucket.this": "DELETED"}}'''
return true
