# Run n sets each variable to a value that its n-th validation rejects. MutationTest removes the validations.

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

run "validation_1" {
  command = plan

  variables {
    compute                              = "virtual"
    existing_cluster_id                  = "x"
    node_cidr_blocks                     = ["10.0.10.5/24"]
    node_compartment_ocid                = "x"
    cluster_endpoint                     = "none"
    resource_manager_private_endpoint_id = "x"
    kubernetes_version                   = "1.34"
    node_shape                           = "Pod.Standard.E4.Flex"
    node_ocpus                           = 0.5
    node_memory_in_gbs                   = 4
    node_count                           = 0
    blue_compute                         = "x"
    green_compute                        = "x"
    tenancy_ocid                         = "x"
    compartment_ocid                     = "x"
    region                               = "IAD"
    home_region                          = "x"
    deployment_name                      = "-"
    freeform_tags                        = { feature-store-deployment = "x" }
    defined_tags                         = { CostCenter = "42" }
    service_version                      = ""
    spec_version                         = "0.1"
    api_img_ocir_url                     = "x"
    function_img_ocir_url                = "x/y"
    container_shape                      = "VM.Standard"
    container_shape_flex_details         = { ocpus = 0.5, memory = 1 }
    container_ocpus                      = 0
    container_memory_in_gbs              = 0
    colors                               = { red = {} }
    blue_img_ocir_url                    = "x"
    instance_count                       = 0.5
    green_img_ocir_url                   = "x"
    active_color                         = "red"
    ssh_authorized_key                   = "-----BEGIN RSA PRIVATE KEY-----"
    feature_store_user_group_id          = "ocid1.user.oc1..x"
    authorized_user_groups               = "ocid1.group.oc1..x;ocid1.group.oc1..y"
    user_ocid                            = "x"
    data_compartment_ids                 = ["my compartment"]
    instance_tag                         = "FeatureStore"
    ocir_puller_user_ocid                = "x"
    ocir_puller_group_ocid               = "x"
    ingress                              = "open"
    client_cidr_blocks                   = ["203.0.113.0"]
    cors                                 = { allowed_origins = ["https://app.example.com/page"] }
    cors_allowed_origins                 = ["app.example.com"]
    cors_allowed_methods                 = ["HEAD"]
    cors_allowed_headers                 = ["x date"]
    cors_max_age_in_seconds              = -1
    custom_domain                        = "https://features.example.com"
    certificate_ocid                     = "x"
    authoriser_provisioned_concurrency   = 5
    vcn_details                          = { vcn_id = "x" }
    existing_vcn_id                      = "x"
    vcn_cidr                             = "10.0.0.0"
    subnet_suffix                        = 1
    max_subnet                           = 3
    existing_dhcp_options_id             = "x"
    existing_igw_id                      = "x"
    existing_nat_gw_id                   = "x"
    existing_sgw_id                      = "x"
    existing_private_route_table_id      = "x"
    existing_public_route_table_id       = "x"
    db_name                              = join("", [for number in range(256) : "x"])
    db_config                            = { db_type = "atp" }
    user_db_config                       = { db_username = "" }
    mysql_db_config                      = { mysql_db_ip_addr = "mysql.example.com" }
    atp_db_config                        = { wallet_password_secret = "x" }
    own_mysql_ip_address                 = "mysql.example.com"
    own_mysql_port                       = 0
    own_mysql_name                       = join("", [for number in range(256) : "x"])
    own_mysql_username                   = "a:b"
    own_mysql_secret_name                = "ocid1.vaultsecret.oc1..x"
    existing_vault_id                    = "x"
    existing_vault_compartment_id        = "x"
    mysql_shape                          = "VM"
    mysql_storage_in_gbs                 = 10
    mysql_max_storage_in_gbs             = 10
    mysql_backup_retention_in_days       = 0
    bucket_old_versions_in_days          = 0
    bucket_kms_key_ocid                  = "x"
    log_retention_in_days                = 45
    alarm_email                          = "team"
  }

  expect_failures = [var.compute, var.existing_cluster_id, var.node_cidr_blocks, var.node_compartment_ocid, var.cluster_endpoint, var.resource_manager_private_endpoint_id, var.kubernetes_version, var.node_shape, var.node_ocpus, var.node_memory_in_gbs, var.node_count, var.blue_compute, var.green_compute, var.tenancy_ocid, var.compartment_ocid, var.region, var.home_region, var.deployment_name, var.freeform_tags, var.defined_tags, var.service_version, var.spec_version, var.api_img_ocir_url, var.function_img_ocir_url, var.container_shape, var.container_shape_flex_details, var.container_ocpus, var.container_memory_in_gbs, var.colors, var.blue_img_ocir_url, var.instance_count, var.green_img_ocir_url, var.active_color, var.ssh_authorized_key, var.feature_store_user_group_id, var.authorized_user_groups, var.user_ocid, var.data_compartment_ids, var.instance_tag, var.ocir_puller_user_ocid, var.ocir_puller_group_ocid, var.ingress, var.client_cidr_blocks, var.cors, var.cors_allowed_origins, var.cors_allowed_methods, var.cors_allowed_headers, var.cors_max_age_in_seconds, var.custom_domain, var.certificate_ocid, var.authoriser_provisioned_concurrency, var.vcn_details, var.existing_vcn_id, var.vcn_cidr, var.subnet_suffix, var.max_subnet, var.existing_dhcp_options_id, var.existing_igw_id, var.existing_nat_gw_id, var.existing_sgw_id, var.existing_private_route_table_id, var.existing_public_route_table_id, var.db_name, var.db_config, var.user_db_config, var.mysql_db_config, var.atp_db_config, var.own_mysql_ip_address, var.own_mysql_port, var.own_mysql_name, var.own_mysql_username, var.own_mysql_secret_name, var.existing_vault_id, var.existing_vault_compartment_id, var.mysql_shape, var.mysql_storage_in_gbs, var.mysql_max_storage_in_gbs, var.mysql_backup_retention_in_days, var.bucket_old_versions_in_days, var.bucket_kms_key_ocid, var.log_retention_in_days, var.alarm_email]
}

run "validation_2" {
  command = plan

  variables {
    cors                         = { allowed_methods = [] }
    colors                       = { blue = { count = 0 } }
    container_shape_flex_details = { ocpus = 1, memory = 65 }
    vcn_details                  = { vcn_cidr = "10.0.1.0/16" }
    db_config                    = { db_secret_source = "OSS" }
    user_db_config               = { db_password_secret = "ocid1.vaultsecret.oc1..x" }
    mysql_db_config              = { mysql_db_port = 0 }
  }

  expect_failures = [var.cors, var.colors, var.container_shape_flex_details, var.vcn_details, var.db_config, var.user_db_config, var.mysql_db_config]
}

run "validation_3" {
  command = plan

  variables {
    cors        = { allowed_headers = ["x:date"] }
    colors      = { green = { image = "x" } }
    vcn_details = { vcn_cidr = "10.0.0.0/24" }
    db_config   = { vault_ocid = "x" }
  }

  expect_failures = [var.cors, var.colors, var.vcn_details, var.db_config]
}

run "validation_4" {
  command = plan

  variables {
    cors        = { max_age_in_seconds = 0.5 }
    colors      = { blue = { compute = "virtual" } }
    vcn_details = { max_subnet = 300 }
    db_config   = { vault_compartment_id = "x" }
  }

  expect_failures = [var.cors, var.colors, var.vcn_details, var.db_config]
}

run "validation_5" {
  command = plan

  variables {
    vcn_details = { dhcp_options_id = "ocid1.subnet.oc1..x" }
  }

  expect_failures = [var.vcn_details]
}

run "validation_6" {
  command = plan

  variables {
    vcn_details = { igw_id = "ocid1.subnet.oc1..x" }
  }

  expect_failures = [var.vcn_details]
}

run "validation_7" {
  command = plan

  variables {
    vcn_details = { nat_gw_id = "ocid1.subnet.oc1..x" }
  }

  expect_failures = [var.vcn_details]
}

run "validation_8" {
  command = plan

  variables {
    vcn_details = { sgw_id = "ocid1.subnet.oc1..x" }
  }

  expect_failures = [var.vcn_details]
}

run "validation_9" {
  command = plan

  variables {
    vcn_details = { private_route_table_id = "ocid1.subnet.oc1..x" }
  }

  expect_failures = [var.vcn_details]
}

run "validation_10" {
  command = plan

  variables {
    vcn_details = { public_route_table_id = "ocid1.subnet.oc1..x" }
  }

  expect_failures = [var.vcn_details]
}
