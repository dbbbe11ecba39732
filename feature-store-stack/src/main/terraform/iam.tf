# Dynamic groups and policies refer to compartments by OCID, because names do not work for nested compartments. Dynamic groups
# match resources in the stack's compartment only. Permissions are limited to that compartment where the service supports it.
#
# The statements are also an output, for creation by an administrator (create_iam = false). Statements that the stack creates
# refer to resources by OCID; those of the output refer to them by name, which is known before the first apply.

locals {
  dynamic_groups = merge(
    local.on_instances ? {
      api = {
        description = "Container instances that run the feature store's API (${var.deployment_name})"
        rule        = "ALL {resource.type = 'computecontainerinstance', resource.compartment.id = '${var.compartment_ocid}'${local.tag_condition}}"
      }
    } : {},
    # Pods have the instance principal of their node. A matching rule cannot name a cluster or a node pool.
    local.on_cluster ? {
      nodes = {
        description = "Nodes that run the feature store's API (${var.deployment_name})"
        rule        = "ALL {instance.compartment.id = '${local.node_compartment_id}'${local.tag_condition}}"
      }
    } : {},
    local.gateway ? {
      authoriser = {
        description = "Function that authorizes calls of the feature store (${var.deployment_name})"
        rule        = "ALL {resource.type = 'fnfunc', resource.compartment.id = '${var.compartment_ocid}'}"
      }
    } : {},
  )

  # The API on container instances, on nodes, or on both while the compute changes.
  apis = [for group in ["api", "nodes"] : var.create_iam ? "dynamic-group id ${try(oci_identity_dynamic_group.this[group].id, "")}" : "dynamic-group ${local.name}-${group}" if contains(keys(local.dynamic_groups), group)]

  node_compartment_id = var.existing_cluster_id == "" || var.node_compartment_ocid == "" ? var.compartment_ocid : var.node_compartment_ocid

  authoriser = var.create_iam ? "dynamic-group id ${try(oci_identity_dynamic_group.this["authoriser"].id, "")}" : "dynamic-group ${local.name}-authoriser"

  vault_scope  = !local.own_database || local.vault_compartment_id == null ? local.policy_scope : local.vault_compartment_id == var.tenancy_ocid ? "tenancy" : "compartment id ${local.vault_compartment_id}"
  repositories = "any {${join(", ", [for name in distinct(concat(local.api_repositories, local.gateway ? [local.authoriser_repository] : [])) : "target.repo.name = '${name}'"])}}"

  # What the API reads besides its secret.
  api_reads      = ["compartments", "data-catalog-family", "data-science-models"]
  api_statements = flatten([for api in local.apis : [for resource in local.api_reads : "allow ${api} to read ${resource} in ${local.policy_scope}"]])

  # A policy about other compartments must be above them.
  whole_tenancy   = length(setintersection(var.data_compartment_ids, ["tenancy", var.tenancy_ocid])) > 0
  data_scopes     = local.whole_tenancy ? ["tenancy"] : [for id in distinct(var.data_compartment_ids) : "compartment id ${id}" if id != var.compartment_ocid]
  data_statements = flatten([for scope in local.data_scopes : [for api in local.apis : [for resource in local.api_reads : "allow ${api} to read ${resource} in ${scope}"]]])

  # Other container instances and nodes of the compartment do not have the tag.
  tag_condition = var.instance_tag == "" ? "" : ", tag.${var.instance_tag}.value = '${local.name}'"

  api_secret_statements = local.mysql_basic_auth ? [] : [for api in local.apis :
    var.create_iam
    ? "allow ${api} to read secret-bundles in ${local.vault_scope} where target.secret.id = '${coalesce(local.database_secret_id, "?")}'"
    : "allow ${api} to read secret-bundles in ${local.vault_scope} where target.secret.name = '${coalesce(local.database_secret_name, "?")}'"
  ]

  puller_secret_statements = local.token_in_vault ? [
    var.create_iam
    ? "allow ${local.apis[0]} to read secret-bundles in ${local.policy_scope} where target.secret.id = '${coalesce(one(oci_vault_secret.puller[*].id), "?")}'"
    : "allow ${local.apis[0]} to read secret-bundles in ${local.policy_scope} where target.secret.name = '${local.puller_secret_name}'"
  ] : []

  gateway_statements = [
    "allow any-user to use functions-family in ${local.policy_scope} where all {request.principal.type = 'ApiGateway', request.resource.compartment.id = '${var.compartment_ocid}'}",
  ]

  # Users and groups are resources of the tenancy, not of a compartment.
  authoriser_statements = [
    "allow ${local.authoriser} to {AUTHENTICATION_INSPECT, GROUP_MEMBERSHIP_INSPECT} in tenancy",
  ]

  # Repositories can be in any compartment, so the statements restrict them by name.
  images_statements = concat(
    [for api in local.apis : "allow ${api} to read repos in tenancy where any {${join(", ", [for name in local.api_repositories : "target.repo.name = '${name}'"])}}"],
    var.user_ocid == "" ? [] : ["allow any-user to read repos in tenancy where all {request.user.id = '${var.user_ocid}', ${local.repositories}}"],
    var.ocir_puller_group_ocid == "" ? [] : ["allow group id ${var.ocir_puller_group_ocid} to read repos in tenancy where ${local.repositories}"],
  )

  bucket_statements = concat(
    ["allow service objectstorage-${var.region} to manage object-family in ${local.policy_scope} where target.bucket.name = '${local.bucket_name}'"],
    flatten([for id in local.group_ids : [
      "allow group id ${id} to read buckets in ${local.policy_scope} where target.bucket.name = '${local.bucket_name}'",
      "allow group id ${id} to manage objects in ${local.policy_scope} where target.bucket.name = '${local.bucket_name}'",
    ]]),
    # The key can be in any compartment, so the statement restricts it by OCID.
    var.bucket_kms_key_ocid == "" ? [] : ["allow service objectstorage-${var.region} to use keys in tenancy where target.key.id = '${var.bucket_kms_key_ocid}'"],
  )

  # A policy about the whole tenancy must be in the root compartment.
  bucket_policy_compartment = var.bucket_kms_key_ocid == "" ? var.compartment_ocid : var.tenancy_ocid
}

# Users of the feature store. The deploying user becomes a member, so that the check after an apply has access.
resource "oci_identity_group" "users" {
  provider = oci.home
  count    = local.create_group ? 1 : 0

  compartment_id = var.tenancy_ocid
  name           = "${local.name}-users"
  description    = "Users of the feature store (${var.deployment_name})"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_identity_user_group_membership" "deployer" {
  provider = oci.home
  count    = local.create_group && var.user_ocid != "" ? 1 : 0

  group_id = one(oci_identity_group.users[*].id)
  user_id  = var.user_ocid
}

resource "oci_identity_dynamic_group" "this" {
  provider = oci.home
  for_each = var.create_iam ? local.dynamic_groups : {}

  compartment_id = var.tenancy_ocid
  name           = "${local.name}-${each.key}"
  description    = each.value.description
  matching_rule  = each.value.rule
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_identity_policy" "api" {
  provider = oci.home
  count    = var.create_iam ? 1 : 0

  compartment_id = var.compartment_ocid
  name           = "${local.name}-api"
  description    = "Read access of the feature store's API (${var.deployment_name})"
  statements     = local.api_statements
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_identity_policy" "data" {
  provider = oci.home
  count    = var.create_iam && length(local.data_scopes) > 0 ? 1 : 0

  compartment_id = var.tenancy_ocid
  name           = "${local.name}-data"
  description    = "Read access of the feature store's API to other compartments (${var.deployment_name})"
  statements     = local.data_statements
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_identity_policy" "api_secret" {
  provider = oci.home
  count    = var.create_iam && !local.mysql_basic_auth ? 1 : 0

  compartment_id = local.own_database ? coalesce(local.vault_compartment_id, var.compartment_ocid) : var.compartment_ocid
  name           = "${local.name}-api-secret"
  description    = "Access to the secret with the password of the feature store's database (${var.deployment_name})"
  statements     = local.api_secret_statements
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_identity_policy" "puller_secret" {
  provider = oci.home
  count    = var.create_iam && local.token_in_vault ? 1 : 0

  compartment_id = var.compartment_ocid
  name           = "${local.name}-puller-secret"
  description    = "Access to the secret to pull the feature store's image with (${var.deployment_name})"
  statements     = local.puller_secret_statements
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_identity_policy" "gateway" {
  provider = oci.home
  count    = var.create_iam && local.gateway ? 1 : 0

  compartment_id = var.compartment_ocid
  name           = "${local.name}-gateway"
  description    = "Permission of API gateways in this compartment to call the authoriser (${var.deployment_name})"
  statements     = local.gateway_statements
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_identity_policy" "authoriser" {
  provider = oci.home
  count    = var.create_iam && local.gateway ? 1 : 0

  compartment_id = var.tenancy_ocid
  name           = "${local.name}-authoriser"
  description    = "Permission of the authoriser to look up callers and their groups (${var.deployment_name})"
  statements     = local.authoriser_statements
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_identity_policy" "images" {
  provider = oci.home
  count    = var.create_iam ? 1 : 0

  compartment_id = var.tenancy_ocid
  name           = "${local.name}-images"
  description    = "Permission to pull the images of the feature store (${var.deployment_name})"
  statements     = local.images_statements
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_identity_policy" "bucket" {
  provider = oci.home
  count    = var.create_iam && var.create_bucket ? 1 : 0

  compartment_id = local.bucket_policy_compartment
  name           = "${local.name}-bucket"
  description    = "Access to the bucket of the feature store (${var.deployment_name})"
  statements     = local.bucket_statements
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}
