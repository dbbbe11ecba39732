# Groups and policies name compartments by OCID: a name would break in a nested compartment. Groups match what is in the
# stack's compartment only, and every right is limited to it unless the service knows no smaller scope.

resource "oci_identity_dynamic_group" "api" {
  provider = oci.home

  compartment_id = var.tenancy_ocid
  name           = "${local.name}-api"
  description    = "Container instances that run the feature store's API (${var.deployment_name})"
  matching_rule  = "ALL {resource.type = 'computecontainerinstance', resource.compartment.id = '${var.compartment_ocid}'}"
  freeform_tags  = local.tags
}

resource "oci_identity_dynamic_group" "authoriser" {
  provider = oci.home

  compartment_id = var.tenancy_ocid
  name           = "${local.name}-authoriser"
  description    = "Function that authorises calls of the feature store (${var.deployment_name})"
  matching_rule  = "ALL {resource.type = 'fnfunc', resource.compartment.id = '${var.compartment_ocid}'}"
  freeform_tags  = local.tags
}

resource "oci_identity_policy" "api" {
  provider = oci.home

  compartment_id = var.compartment_ocid
  name           = "${local.name}-api"
  description    = "What the feature store's API reads (${var.deployment_name})"
  freeform_tags  = local.tags

  statements = [
    "allow dynamic-group id ${oci_identity_dynamic_group.api.id} to read compartments in ${local.policy_scope}",
    "allow dynamic-group id ${oci_identity_dynamic_group.api.id} to read data-catalog-family in ${local.policy_scope}",
    "allow dynamic-group id ${oci_identity_dynamic_group.api.id} to read data-science-models in ${local.policy_scope}",
  ]
}

resource "oci_identity_policy" "api_secret" {
  provider = oci.home

  compartment_id = var.compartment_ocid
  name           = "${local.name}-api-secret"
  description    = "The one secret that the feature store's API reads: the password of its database (${var.deployment_name})"
  freeform_tags  = local.tags

  statements = [
    "allow dynamic-group id ${oci_identity_dynamic_group.api.id} to read secret-bundles in ${local.policy_scope} where target.secret.id = '${oci_vault_secret.mysql_admin.id}'",
  ]
}

resource "oci_identity_policy" "gateway" {
  provider = oci.home

  compartment_id = var.compartment_ocid
  name           = "${local.name}-gateway"
  description    = "API gateways of this compartment call the authoriser (${var.deployment_name})"
  freeform_tags  = local.tags

  statements = [
    "allow any-user to use functions-family in ${local.policy_scope} where all {request.principal.type = 'ApiGateway', request.resource.compartment.id = '${var.compartment_ocid}'}",
  ]
}

# Users and their groups belong to the tenancy, not to a compartment.
resource "oci_identity_policy" "authoriser" {
  provider = oci.home

  compartment_id = var.tenancy_ocid
  name           = "${local.name}-authoriser"
  description    = "The authoriser looks up who signed a call and which groups they are in (${var.deployment_name})"
  freeform_tags  = local.tags

  statements = [
    "allow dynamic-group id ${oci_identity_dynamic_group.authoriser.id} to {AUTHENTICATION_INSPECT, GROUP_MEMBERSHIP_INSPECT} in tenancy",
  ]
}

# Repositories may lie in any compartment; they are named instead.
resource "oci_identity_policy" "images" {
  provider = oci.home

  compartment_id = var.tenancy_ocid
  name           = "${local.name}-images"
  description    = "Who pulls the images of the feature store (${var.deployment_name})"
  freeform_tags  = local.tags

  statements = concat(
    ["allow dynamic-group id ${oci_identity_dynamic_group.api.id} to read repos in tenancy where target.repo.name = '${local.api_repository}'"],
    var.user_ocid == "" ? [] : [
      "allow any-user to read repos in tenancy where all {request.user.id = '${var.user_ocid}', any {target.repo.name = '${local.api_repository}', target.repo.name = '${local.authoriser_repository}'}}",
    ],
  )
}
