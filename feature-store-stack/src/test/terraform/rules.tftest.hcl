# One run for each precondition of rules.tf, in the same order.

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

run "active_color_without_instances" {
  command = plan

  variables {
    active_color = "green"
  }

  expect_failures = [terraform_data.inputs]
}

run "gateway_without_vcn" {
  command = plan

  variables {
    vcn_details = { sgw_id = "ocid1.servicegateway.oc1.iad.x" }
  }

  expect_failures = [terraform_data.inputs]
}

run "two_vcns" {
  command = plan

  variables {
    existing_vcn_id = "ocid1.vcn.oc1.iad.other"
    vcn_details = {
      vcn_id     = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr   = "10.9.0.0/16"
      sgw_enable = true
    }
  }

  expect_failures = [terraform_data.inputs]
}

run "vcn_without_route" {
  command = plan

  variables {
    vcn_details = {
      vcn_id   = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr = "10.9.0.0/16"
    }
  }

  expect_failures = [terraform_data.inputs]
}

run "host_bits_in_the_cidr_block" {
  command = plan

  variables {
    vcn_cidr = "10.0.0.5/16"
  }

  expect_failures = [terraform_data.inputs]
}

run "subnets_of_8_addresses" {
  command = plan

  variables {
    subnet_suffix = 13
  }

  expect_failures = [terraform_data.inputs]
}

run "more_subnets_than_the_cidr_block_has" {
  command = plan

  variables {
    max_subnet = 257
  }

  expect_failures = [terraform_data.inputs]
}

run "more_instances_than_addresses" {
  command = plan

  variables {
    vcn_details    = { subnet_suffix = 12 }
    instance_count = 7
  }

  expect_failures = [terraform_data.inputs]
}

run "ocpus_without_memory" {
  command = plan

  variables {
    container_ocpus = 32
  }

  expect_failures = [terraform_data.inputs]
}

run "existing_database_without_address" {
  command = plan

  variables {
    db_config = { user_db = true }
    vcn_details = {
      vcn_id     = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr   = "10.9.0.0/16"
      sgw_enable = true
    }
  }

  expect_failures = [terraform_data.inputs]
}

run "address_of_an_unused_database" {
  command = plan

  variables {
    mysql_db_config = { mysql_db_ip_addr = "10.9.200.15" }
  }

  expect_failures = [terraform_data.inputs]
}

run "compartment_without_vault" {
  command = plan

  variables {
    db_config = { vault_compartment_id = "ocid1.compartment.oc1..vaults" }
  }

  expect_failures = [terraform_data.inputs]
}

run "domain_without_certificate" {
  command = plan

  variables {
    custom_domain = "features.example.com"
  }

  expect_failures = [terraform_data.inputs]
}

run "domain_without_gateway" {
  command = plan

  variables {
    custom_domain    = "features.example.com"
    certificate_ocid = "ocid1.certificate.oc1.iad.mine"
    ingress          = "none"
  }

  expect_failures = [terraform_data.inputs, check.authoriser]
}

run "no_group_without_iam" {
  command = plan

  variables {
    create_iam                  = false
    feature_store_user_group_id = ""
  }

  expect_failures = [terraform_data.inputs]
}

run "cors_without_gateway" {
  command = plan

  variables {
    cors_allowed_origins = ["https://app.example.com"]
    ingress              = "none"
  }

  expect_failures = [terraform_data.inputs, check.authoriser]
}

run "puller_without_token" {
  command = plan

  variables {
    ocir_puller_user_ocid = "ocid1.user.oc1..pull"
  }

  expect_failures = [terraform_data.inputs]
}

run "maximum_storage_below_initial_storage" {
  command = plan

  variables {
    mysql_storage_in_gbs = 600
  }

  expect_failures = [terraform_data.inputs]
}

run "existing_cluster_in_a_new_vcn" {
  command = plan

  variables {
    compute                = "oke"
    existing_cluster_id    = "ocid1.cluster.oc1.iad.theirs"
    node_cidr_blocks       = ["10.8.10.0/24"]
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  expect_failures = [terraform_data.inputs]
}

run "nodes_without_an_existing_cluster" {
  command = plan

  variables {
    node_cidr_blocks = ["10.8.10.0/24"]
  }

  expect_failures = [terraform_data.inputs]
}

run "private_endpoint_without_a_cluster" {
  command = plan

  variables {
    resource_manager_private_endpoint_id = "ocid1.ormprivateendpoint.oc1.iad.mine"
  }

  expect_failures = [terraform_data.inputs]
}

run "more_nodes_than_addresses" {
  command = plan

  variables {
    compute                = "oke"
    vcn_details            = { subnet_suffix = 12 }
    node_count             = 13
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  expect_failures = [terraform_data.inputs]
}

run "vcn_with_addresses_of_pods" {
  command = plan

  variables {
    compute                = "oke"
    vcn_details            = { vcn_cidr = "10.244.0.0/16" }
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  expect_failures = [terraform_data.inputs]
}

run "more_pods_than_room" {
  command = plan

  variables {
    compute                = "oke"
    colors                 = { blue = { count = 9 } }
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  expect_failures = [terraform_data.inputs]
}

run "email_without_alarms" {
  command = plan

  variables {
    alarm_email   = "team@example.com"
    enable_alarms = false
  }

  expect_failures = [terraform_data.inputs]
}

run "image_of_another_region" {
  command = plan

  variables {
    api_img_ocir_url = "phx.ocir.io/mytenancy/store/api"
  }

  expect_failures = [oci_container_instances_container_instance.api]
}

run "image_of_a_color_of_another_region" {
  command = plan

  variables {
    green_img_ocir_url = "phx.ocir.io/mytenancy/store/api"
  }

  expect_failures = [oci_container_instances_container_instance.api]
}

run "function_of_another_region" {
  command = plan

  variables {
    function_img_ocir_url = "ocir.us-phoenix-1.oci.oraclecloud.com/mytenancy/store/authoriser"
  }

  expect_failures = [oci_functions_function.authoriser]
}

run "cidr_block_outside_of_the_vcn" {
  command = plan

  variables {
    vcn_details = { vcn_id = "ocid1.vcn.oc1.iad.theirs", sgw_enable = true }
  }

  expect_failures = [data.oci_core_vcn.existing]
}

run "missing_secret" {
  command = plan

  variables {
    vcn_details     = { vcn_id = "ocid1.vcn.oc1.iad.theirs", vcn_cidr = "10.9.0.0/16", sgw_enable = true }
    db_config       = { user_db = true, vault_ocid = "ocid1.vault.oc1.iad.theirs" }
    mysql_db_config = { mysql_db_ip_addr = "10.9.200.15" }
    user_db_config  = { db_password_secret = "features-password" }
  }

  override_data {
    target = data.oci_vault_secrets.own_mysql
    values = { secrets = [] }
  }

  expect_failures = [data.oci_vault_secrets.own_mysql]
}

run "image_of_pods_of_another_region" {
  command = plan

  variables {
    compute                = "oke"
    api_img_ocir_url       = "phx.ocir.io/mytenancy/store/api"
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  expect_failures = [kubernetes_deployment_v1.api]
}

run "version_without_an_image_of_nodes" {
  command = plan

  variables {
    compute                = "oke"
    kubernetes_version     = "v1.9.3"
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  expect_failures = [oci_containerengine_node_pool.this]
}
