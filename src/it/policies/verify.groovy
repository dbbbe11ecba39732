String log = new File(basedir, 'build.log').text
assert log =~ /(?m)^allow group Deployers to manage orm-stacks in compartment id ocid1\.compartment\.\S+$/
assert log =~ /(?m)^allow group Deployers to manage dynamic-groups in tenancy$/
assert !log.contains('service_tenancy')
assert log =~ /Omitted (\d+) published statements that this configuration does not need\. To include them, add -Dfeaturestore\.policyScope=published\./

String terraform = new File(basedir, 'target/policies.tf').text
assert terraform.startsWith('resource "oci_identity_policy" "feature_store_deployers_tenancy" {')
assert new File(basedir, 'target/policies.sh').text.startsWith('oci iam policy create \\\n')

def policies = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/policies.json'))
assert policies*.name == ['feature-store-deployers-tenancy', 'feature-store-deployers']
assert policies[0].statements.any { it.startsWith('define tenancy service_tenancy as ') }

assert log.contains("Granted on a condition: manage orm-stacks in compartment id ")
assert log =~ /group Deployers does not have \d+ of \d+ rights that this configuration needs:/
assert log.contains('  allow group Deployers to manage vaults in compartment id ')

assert log.contains('[MISSING_PARAMETER] featurestore.group is required')
assert !log.contains('Registering new service')
// Reports are valid by their documented schema.
dev.featurestore.maven.WrittenReports.requireValid(basedir.toPath())
return true
