mock_provider "oci" {
  source = "./tests/mocks"
}

mock_provider "oci" {
  alias  = "home"
  source = "./tests/mocks"
}

mock_provider "kubernetes" {
  source = "./tests/mocks/kubernetes"
}

run "default" {
  command = apply

  assert {
    condition     = try(oci_identity_dynamic_group.this["api"].matching_rule == "ALL {resource.type = 'computecontainerinstance', resource.compartment.id = 'ocid1.compartment.oc1..bbbb'}" && oci_identity_dynamic_group.this["authoriser"].matching_rule == "ALL {resource.type = 'fnfunc', resource.compartment.id = 'ocid1.compartment.oc1..bbbb'}", false)
    error_message = "oci_identity_dynamic_group.this: dynamic groups match the compartment only."
  }

  assert {
    condition     = try(oci_identity_policy.api[0].statements == tolist([for what in ["compartments", "data-catalog-family", "data-science-models"] : "allow dynamic-group id ${oci_identity_dynamic_group.this["api"].id} to read ${what} in compartment id ocid1.compartment.oc1..bbbb"]), false)
    error_message = "oci_identity_policy.api: the API has its read permissions."
  }

  assert {
    condition     = try(oci_identity_policy.api_secret[0].statements == tolist(["allow dynamic-group id ${oci_identity_dynamic_group.this["api"].id} to read secret-bundles in compartment id ocid1.compartment.oc1..bbbb where target.secret.id = '${oci_vault_secret.mysql_admin[0].id}'"]), false)
    error_message = "oci_identity_policy.api_secret: the API reads one secret."
  }

  assert {
    condition     = length(oci_identity_policy.gateway) == 1 && length([for statement in flatten(oci_identity_policy.gateway[*].statements) : statement if statement == "allow any-user to use functions-family in compartment id ocid1.compartment.oc1..bbbb where all {request.principal.type = 'ApiGateway', request.resource.compartment.id = 'ocid1.compartment.oc1..bbbb'}"]) == 1
    error_message = "oci_identity_policy.gateway: the gateway calls the authoriser."
  }

  assert {
    condition     = try(oci_identity_policy.authoriser[0].statements == tolist(["allow dynamic-group id ${oci_identity_dynamic_group.this["authoriser"].id} to {AUTHENTICATION_INSPECT, GROUP_MEMBERSHIP_INSPECT} in tenancy"]) && oci_identity_policy.authoriser[0].compartment_id == var.tenancy_ocid, false)
    error_message = "oci_identity_policy.authoriser: the authoriser looks up callers."
  }

  assert {
    condition     = try(oci_identity_policy.images[0].statements == tolist(["allow dynamic-group id ${oci_identity_dynamic_group.this["api"].id} to read repos in tenancy where any {target.repo.name = 'store/api'}"]), false)
    error_message = "oci_identity_policy.images: the instances pull only their image."
  }

  assert {
    condition     = try([for statement in oci_identity_policy.bucket[0].statements : split(" where ", statement)[0]] == ["allow service objectstorage-us-ashburn-1 to manage object-family in compartment id ocid1.compartment.oc1..bbbb", "allow group id ocid1.group.oc1..cccc to read buckets in compartment id ocid1.compartment.oc1..bbbb", "allow group id ocid1.group.oc1..cccc to manage objects in compartment id ocid1.compartment.oc1..bbbb"] && alltrue([for statement in oci_identity_policy.bucket[0].statements : endswith(statement, " where target.bucket.name = '${local.name}-data'")]), false)
    error_message = "oci_identity_policy.bucket: users access one bucket, and Object Storage applies its lifecycle rules."
  }

  assert {
    condition     = alltrue([for policy in concat(oci_identity_policy.api, oci_identity_policy.api_secret, oci_identity_policy.gateway, oci_identity_policy.bucket) : policy.compartment_id == var.compartment_ocid])
    error_message = "Policies that do not require the tenancy are in the compartment."
  }

  assert {
    condition     = toset(flatten(values(output.iam_statements))) == toset(flatten(concat(oci_identity_policy.api, oci_identity_policy.api_secret, oci_identity_policy.data, oci_identity_policy.puller_secret, oci_identity_policy.gateway, oci_identity_policy.authoriser, oci_identity_policy.images, oci_identity_policy.bucket)[*].statements))
    error_message = "The output contains what is created."
  }
}

run "no_iam" {
  command = plan

  variables {
    create_iam = false
  }

  assert {
    condition     = length(oci_identity_dynamic_group.this) == 0 && alltrue([for policies in [oci_identity_policy.api, oci_identity_policy.data, oci_identity_policy.api_secret, oci_identity_policy.puller_secret, oci_identity_policy.gateway, oci_identity_policy.authoriser, oci_identity_policy.images, oci_identity_policy.bucket] : length(policies) == 0])
    error_message = "No dynamic group and no policy is created."
  }

  assert {
    condition     = keys(output.iam_dynamic_groups) == ["${local.name}-api", "${local.name}-authoriser"] && contains(output.iam_statements.api, "allow dynamic-group ${local.name}-api to read secret-bundles in compartment id ocid1.compartment.oc1..bbbb where target.secret.name = '${local.name}-mysql-admin'") && keys(output.iam_statements) == ["api", "authoriser", "bucket", "gateway", "images"]
    error_message = "The outputs contain what an administrator must create, before the first apply."
  }
}

run "pull_by_token" {
  command = apply

  variables {
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
    ocir_puller_group_ocid = "ocid1.group.oc1..pull"
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].image_pull_secrets[0].secret_type == "VAULT" && oci_container_instances_container_instance.api["blue-0"].image_pull_secrets[0].registry_endpoint == "iad.ocir.io" && oci_container_instances_container_instance.api["blue-0"].image_pull_secrets[0].secret_id == oci_vault_secret.puller[0].id
    error_message = "The instances pull with the secret."
  }

  assert {
    condition     = nonsensitive(jsondecode(base64decode(oci_vault_secret.puller[0].secret_content[0].content))) == { username = "mytenancy/puller@example.com", password = "t0ken" }
    error_message = "The secret contains user and token."
  }

  assert {
    condition     = try(oci_identity_policy.puller_secret[0].statements == tolist(["allow dynamic-group id ${oci_identity_dynamic_group.this["api"].id} to read secret-bundles in compartment id ocid1.compartment.oc1..bbbb where target.secret.id = '${oci_vault_secret.puller[0].id}'"]) && oci_identity_policy.images[0].statements == tolist(["allow dynamic-group id ${oci_identity_dynamic_group.this["api"].id} to read repos in tenancy where any {target.repo.name = 'store/api'}", "allow group id ocid1.group.oc1..pull to read repos in tenancy where any {target.repo.name = 'store/api', target.repo.name = 'store/authoriser'}"]), false)
    error_message = "oci_identity_policy.puller_secret: the instances read the secret and the repository, and the group reads the repositories."
  }
}

run "pull_by_token_without_iam" {
  command = plan

  variables {
    create_iam             = false
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  assert {
    condition     = contains(output.iam_statements.api, "allow dynamic-group ${local.name}-api to read secret-bundles in compartment id ocid1.compartment.oc1..bbbb where target.secret.name = '${local.name}-puller'") && output.iam_statements.images == ["allow dynamic-group ${local.name}-api to read repos in tenancy where any {target.repo.name = 'store/api'}"]
    error_message = "The outputs contain the same."
  }
}

run "root_compartment" {
  command = plan

  variables {
    compartment_ocid = "ocid1.tenancy.oc1..aaaa"
    home_region      = "eu-frankfurt-1"
    user_ocid        = "ocid1.user.oc1..u"
    create_iam       = false
  }

  assert {
    condition     = local.policy_scope == "tenancy" && local.home_region == "eu-frankfurt-1" && length(data.oci_identity_region_subscriptions.tenancy) == 0
    error_message = "Policies refer to the root compartment as tenancy, and a configured home region is not looked up."
  }

  assert {
    condition     = contains(output.iam_statements.images, "allow any-user to read repos in tenancy where all {request.user.id = 'ocid1.user.oc1..u', any {target.repo.name = 'store/api', target.repo.name = 'store/authoriser'}}")
    error_message = "The deploying user can pull both images."
  }
}

run "other_compartments" {
  command = apply

  variables {
    data_compartment_ids = ["ocid1.compartment.oc1..data", "ocid1.compartment.oc1..bbbb"]
  }

  assert {
    condition     = try(oci_identity_policy.data[0].statements == tolist([for what in ["compartments", "data-catalog-family", "data-science-models"] : "allow dynamic-group id ${oci_identity_dynamic_group.this["api"].id} to read ${what} in compartment id ocid1.compartment.oc1..data"]) && oci_identity_policy.data[0].compartment_id == var.tenancy_ocid, false)
    error_message = "oci_identity_policy.data: the API reads the other compartment, too."
  }

  assert {
    condition     = toset(output.iam_statements.data) == toset(oci_identity_policy.data[0].statements)
    error_message = "The output contains the same."
  }
}

run "whole_tenancy" {
  command = plan

  variables {
    data_compartment_ids = ["ocid1.compartment.oc1..data", "tenancy"]
    create_iam           = false
  }

  assert {
    condition     = toset(output.iam_statements.data) == toset([for what in ["compartments", "data-catalog-family", "data-science-models"] : "allow dynamic-group ${local.name}-api to read ${what} in tenancy"])
    error_message = "The tenancy contains all compartments."
  }
}

run "tagged_instances" {
  command = plan

  variables {
    instance_tag = "Operations.FeatureStore"
    defined_tags = { "Operations.CostCenter" = "42" }
  }

  assert {
    condition     = oci_identity_dynamic_group.this["api"].matching_rule == "ALL {resource.type = 'computecontainerinstance', resource.compartment.id = 'ocid1.compartment.oc1..bbbb', tag.Operations.FeatureStore.value = '${local.name}'}"
    error_message = "Only instances with the tag of this deployment read its secrets."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].defined_tags == tomap({ "Operations.CostCenter" = "42", "Operations.FeatureStore" = local.name })
    error_message = "Its instances have the tag."
  }
}
