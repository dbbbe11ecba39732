String log = new File(basedir, 'build.log').text
assert log =~ /(?m)^allow group Deployers to manage orm-stacks in compartment id ocid1\.compartment\.\S+$/
assert log =~ /(?m)^allow group Deployers to manage dynamic-groups in tenancy$/
assert !log.contains('service_tenancy')
assert log =~ /(\d+) published statements that this configuration does not need are left out; -Dfeaturestore\.policyScope=published adds them\./

String terraform = new File(basedir, 'target/policies.tf').text
assert terraform.startsWith('resource "oci_identity_policy" "feature_store_deployers_tenancy" {')
assert new File(basedir, 'target/policies.sh').text.startsWith('oci iam policy create \\\n')

def policies = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/policies.json'))
assert policies*.name == ['feature-store-deployers-tenancy', 'feature-store-deployers']
assert policies[0].statements.any { it.startsWith('define tenancy service_tenancy as ') }

assert log.contains("Present, but conditional: manage orm-stacks in compartment id ")
assert log =~ /group Deployers lacks \d+ of \d+ rights that this configuration needs:/
assert log.contains('  allow group Deployers to manage vaults in compartment id ')

assert log.contains('featurestore.group: expected the group that deploys, found nothing')
assert !log.contains('Registering new service')
return true
