# What the provider returns for something that does not exist, or that the user has no permission to read: nulls or empty lists. Terraform
# mocks no null for a list of objects, so these are empty. For a secret that is missing see rules.tftest.hcl.

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

run "unreadable_subscriptions" {
  command = plan

  override_data {
    target = data.oci_identity_region_subscriptions.tenancy
    values = { region_subscriptions = [] }
  }

  expect_failures = [data.oci_identity_region_subscriptions.tenancy]
}

run "unreadable_regions" {
  command = plan

  variables {
    home_region      = "us-phoenix-1"
    api_img_ocir_url = ""
  }

  override_data {
    target = data.oci_identity_regions.all
    values = { regions = [] }
  }

  expect_failures = [data.oci_identity_regions.all]
}

run "unreadable_availability_domains" {
  command = plan

  override_data {
    target = data.oci_identity_availability_domains.region
    values = { availability_domains = [] }
  }

  expect_failures = [data.oci_identity_availability_domains.region]
}

run "unreadable_services" {
  command = plan

  override_data {
    target = data.oci_core_services.oracle_services_network
    values = { services = [] }
  }

  expect_failures = [data.oci_core_services.oracle_services_network]
}

run "unreadable_vcn" {
  command = plan

  variables {
    vcn_details = { vcn_id = "ocid1.vcn.oc1.iad.theirs", vcn_cidr = "10.9.0.0/16", sgw_enable = true }
  }

  override_data {
    target = data.oci_core_vcn.existing
    values = { cidr_blocks = null }
  }

  expect_failures = [data.oci_core_vcn.existing]
}

run "unreadable_namespace" {
  command = plan

  override_data {
    target = data.oci_objectstorage_namespace.tenancy
    values = { namespace = null }
  }

  expect_failures = [data.oci_objectstorage_namespace.tenancy]
}

run "unreadable_vault" {
  command = plan

  variables {
    db_config = { vault_ocid = "ocid1.vault.oc1.iad.theirs" }
  }

  override_data {
    target = data.oci_kms_vault.existing
    values = { management_endpoint = null }
  }

  expect_failures = [data.oci_kms_vault.existing]
}

run "unreadable_user" {
  command = plan

  variables {
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  override_data {
    target = data.oci_identity_user.puller
    values = { name = null }
  }

  expect_failures = [data.oci_identity_user.puller]
}

run "unreadable_secret" {
  command = apply

  override_data {
    target = data.oci_secrets_secretbundle.mysql_admin
    values = { secret_bundle_content = [] }
  }

  expect_failures = [data.oci_secrets_secretbundle.mysql_admin]
}

run "unreadable_own_secret" {
  command = apply

  variables {
    vcn_details     = { vcn_id = "ocid1.vcn.oc1.iad.theirs", vcn_cidr = "10.9.0.0/16", sgw_enable = true }
    db_config       = { user_db = true, vault_ocid = "ocid1.vault.oc1.iad.theirs", db_secret_source = "LOCAL" }
    mysql_db_config = { mysql_db_ip_addr = "10.9.200.15" }
    user_db_config  = { db_password_secret = "features-password" }
  }

  override_data {
    target = data.oci_secrets_secretbundle.own_mysql
    values = { secret_bundle_content = [] }
  }

  expect_failures = [data.oci_secrets_secretbundle.own_mysql, check.password_in_the_environment]
}

run "unreadable_kubernetes_versions" {
  command = plan

  variables {
    compute                = "oke"
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  override_data {
    target = data.oci_containerengine_cluster_option.all
    values = { kubernetes_versions = [] }
  }

  expect_failures = [data.oci_containerengine_cluster_option.all]
}

run "unreadable_node_images" {
  command = plan

  variables {
    compute                = "oke"
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  override_data {
    target = data.oci_containerengine_node_pool_option.all
    values = { sources = [] }
  }

  expect_failures = [data.oci_containerengine_node_pool_option.all]
}

run "unreadable_kubeconfig" {
  command = apply

  variables {
    compute                = "oke"
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  override_data {
    target = data.oci_containerengine_cluster_kube_config.this
    values = { content = "" }
  }

  expect_failures = [data.oci_containerengine_cluster_kube_config.this]
}

run "unreachable_kubernetes_api" {
  command = apply

  variables {
    compute                = "oke"
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  override_data {
    target = data.oci_resourcemanager_private_endpoint_reachable_ip.cluster
    values = { ip_address = "" }
  }

  expect_failures = [data.oci_resourcemanager_private_endpoint_reachable_ip.cluster]
}
