# A configuration of the original operator sets neither images nor a group.

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

variables {
  api_img_ocir_url            = ""
  function_img_ocir_url       = ""
  feature_store_user_group_id = ""
}

run "original" {
  command = apply

  variables {
    service_version = "1.2.0"
    user_ocid       = "ocid1.user.oc1..u"
  }

  assert {
    condition     = output.deployed_versions == { api_blue = "iad.ocir.io/mytenancy/feature-store-api:feature-store-api-1.2.0", authoriser = "iad.ocir.io/mytenancy/feature-store-authoriser:feature-store-authoriser-1.2.0" }
    error_message = "The images are in the registry of the region and the tenancy."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].image_url == output.deployed_versions.api_blue && oci_functions_function.authoriser[0].image == output.deployed_versions.authoriser
    error_message = "API and authoriser run these images."
  }

  assert {
    condition     = contains(output.iam_statements.images, "allow any-user to read repos in tenancy where all {request.user.id = 'ocid1.user.oc1..u', any {target.repo.name = 'feature-store-api', target.repo.name = 'feature-store-authoriser'}}")
    error_message = "The deploying user can pull them."
  }

  assert {
    condition     = try(oci_identity_group.users[0].name == "${local.name}-users" && oci_identity_group.users[0].compartment_id == var.tenancy_ocid, false)
    error_message = "oci_identity_group.users: the stack creates a group."
  }

  assert {
    condition     = try(oci_identity_user_group_membership.deployer[0].user_id == "ocid1.user.oc1..u" && oci_identity_user_group_membership.deployer[0].group_id == oci_identity_group.users[0].id, false)
    error_message = "oci_identity_user_group_membership.deployer: the deploying user is a member."
  }

  assert {
    condition     = output.user_group_id == "ocid1.group.oc1..users" && oci_functions_function.authoriser[0].config == tomap({ GROUP_IDS = "ocid1.group.oc1..users" }) && strcontains(join(" ", oci_identity_policy.bucket[0].statements), "group id ocid1.group.oc1..users to manage objects")
    error_message = "Its members can call the API and use the bucket."
  }
}

run "configured_home_region" {
  command = plan

  variables {
    home_region   = "us-phoenix-1"
    create_bucket = false
  }

  assert {
    condition     = output.deployed_versions.api_blue == "iad.ocir.io/mytenancy/feature-store-api:feature-store-api-1.1.1" && length(oci_identity_user_group_membership.deployer) == 0
    error_message = "The names do not depend on home_region and the bucket, and no user means no member."
  }
}

run "new_region" {
  command = plan

  variables {
    region = "xx-example-1"
  }

  assert {
    condition     = output.deployed_versions.api_blue == "ocir.xx-example-1.oci.oraclecloud.com/mytenancy/feature-store-api:feature-store-api-1.1.1"
    error_message = "A region without a key has the long host name."
  }
}

run "own_images_and_group" {
  command = plan

  variables {
    api_img_ocir_url            = "iad.ocir.io/mytenancy/store/api"
    function_img_ocir_url       = "iad.ocir.io/mytenancy/store/authoriser"
    feature_store_user_group_id = "ocid1.group.oc1..cccc"
    user_ocid                   = "ocid1.user.oc1..u"
    home_region                 = "us-phoenix-1"
    create_bucket               = false
  }

  assert {
    condition     = length(oci_identity_group.users) == 0 && length(oci_identity_user_group_membership.deployer) == 0 && output.user_group_id == "ocid1.group.oc1..cccc"
    error_message = "A configured group is not created."
  }

  assert {
    condition     = length(data.oci_identity_regions.all) == 0 && length(data.oci_objectstorage_namespace.tenancy) == 0
    error_message = "Nothing is looked up that is not used."
  }
}
