String log = new File(basedir, 'build.log').text
assert log =~ /(?m)^allow group Deployers to manage orm-stacks in compartment id ocid1\.compartment\.\S+$/
assert log =~ /(?m)^allow group Deployers to manage dynamic-groups in tenancy$/
assert log.contains('Published as well, and not needed by this configuration:')

String terraform = new File(basedir, 'target/policies.tf').text
assert terraform.startsWith('resource "oci_identity_policy" "feature_store_deployers_tenancy" {')
assert new File(basedir, 'target/policies.sh').text.startsWith('oci iam policy create \\\n')

assert log.contains("Present, but conditional: manage orm-stacks in compartment id ")
assert log =~ /group Deployers lacks \d+ of \d+ rights that this configuration needs:/
assert log.contains('  allow group Deployers to manage vaults in compartment id ')

assert log.contains('featurestore.group: expected the group that deploys, found nothing')
assert !log.contains('Registering new service')
return true
