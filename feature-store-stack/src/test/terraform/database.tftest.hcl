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

run "mysql" {
  command = plan

  assert {
    condition     = oci_mysql_mysql_db_system.this[0].backup_policy[0].is_enabled && oci_mysql_mysql_db_system.this[0].backup_policy[0].pitr_policy[0].is_enabled && oci_mysql_mysql_db_system.this[0].backup_policy[0].retention_in_days == 7
    error_message = "Backups and point-in-time recovery are enabled."
  }

  assert {
    condition     = oci_mysql_mysql_db_system.this[0].deletion_policy[0].is_delete_protected && oci_mysql_mysql_db_system.this[0].deletion_policy[0].final_backup == "REQUIRE_FINAL_BACKUP" && oci_mysql_mysql_db_system.this[0].deletion_policy[0].automatic_backup_retention == "RETAIN"
    error_message = "Deletion protection is enabled."
  }

  assert {
    condition     = oci_mysql_mysql_db_system.this[0].shape_name == "MySQL.2"
    error_message = "A new database has an ECPU shape."
  }

  assert {
    condition     = !oci_mysql_mysql_db_system.this[0].is_highly_available && oci_mysql_mysql_db_system.this[0].data_storage[0].is_auto_expand_storage_enabled && oci_mysql_mysql_db_system.this[0].data_storage[0].max_storage_size_in_gbs == 500
    error_message = "A single instance with automatic storage expansion."
  }
}

run "configured_mysql" {
  command = plan

  variables {
    mysql_high_availability        = true
    mysql_shape                    = "MySQL.4"
    db_name                        = "features"
    mysql_storage_in_gbs           = 200
    mysql_max_storage_in_gbs       = 0
    mysql_backup_retention_in_days = 35
    mysql_deletion_protection      = false
  }

  assert {
    condition     = oci_mysql_mysql_db_system.this[0].is_highly_available && oci_mysql_mysql_db_system.this[0].shape_name == "MySQL.4" && oci_mysql_mysql_db_system.this[0].display_name == "features" && oci_mysql_mysql_db_system.this[0].data_storage_size_in_gb == 200
    error_message = "Availability, shape, name and storage are as configured."
  }

  assert {
    condition     = !oci_mysql_mysql_db_system.this[0].data_storage[0].is_auto_expand_storage_enabled && oci_mysql_mysql_db_system.this[0].backup_policy[0].retention_in_days == 35 && !oci_mysql_mysql_db_system.this[0].deletion_policy[0].is_delete_protected
    error_message = "Expansion, backups and protection are as configured."
  }
}

run "existing_vault" {
  command = plan

  variables {
    db_config = { vault_ocid = "ocid1.vault.oc1.iad.theirs", vault_compartment_id = "ocid1.compartment.oc1..vaults" }
  }

  assert {
    condition     = length(oci_kms_vault.this) == 0 && oci_vault_secret.mysql_admin[0].vault_id == "ocid1.vault.oc1.iad.theirs" && oci_kms_key.this[0].management_endpoint == "https://existing-management.kms.us-ashburn-1.oraclecloud.com"
    error_message = "The password is in the existing vault."
  }
}

run "existing_database" {
  command = apply

  variables {
    vcn_details = {
      vcn_id   = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr = "10.9.0.0/16"
      sgw_id   = "ocid1.servicegateway.oc1.iad.theirs"
    }
    db_config       = { user_db = true, vault_ocid = "ocid1.vault.oc1.iad.theirs", vault_compartment_id = "ocid1.compartment.oc1..vaults" }
    mysql_db_config = { mysql_db_ip_addr = "10.9.200.15", mysql_db_port = 3307 }
    user_db_config  = { db_username = "features", db_password_secret = "features-password" }
  }

  assert {
    condition     = length(oci_mysql_mysql_db_system.this) == 0 && length(oci_core_subnet.db) == 0 && length(oci_core_network_security_group.db) == 0 && length(oci_vault_secret.mysql_admin) == 0 && length(oci_kms_vault.this) == 0 && length(oci_kms_key.this) == 0
    error_message = "No resources are created for a database."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables.MYSQL_DB_URL == "jdbc:mysql://10.9.200.15:3307/FeatureStore?createDatabaseIfNotExist=true" && oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables.MYSQL_USER == "features" && oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables.MYSQL_VAULT_SECRET_NAME == "features-password" && oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables.MYSQL_VAULT_OCID == "ocid1.vault.oc1.iad.theirs"
    error_message = "The API connects to it with the password from its vault."
  }

  assert {
    condition     = oci_identity_policy.api_secret[0].compartment_id == "ocid1.compartment.oc1..vaults" && endswith(oci_identity_policy.api_secret[0].statements[0], " to read secret-bundles in compartment id ocid1.compartment.oc1..vaults where target.secret.id = 'ocid1.vaultsecret.oc1.iad.own'")
    error_message = "The API has permission to read that secret only."
  }

  assert {
    condition     = !contains(keys(oci_monitoring_alarm.this), "database-cpu") && !contains(keys(output.subnet_ids), "db") && output.vault_secret_id == "ocid1.vaultsecret.oc1.iad.own"
    error_message = "Without its name the database has no alarms."
  }
}

run "existing_database_by_console" {
  command = plan

  variables {
    vcn_details = {
      vcn_id   = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr = "10.9.0.0/16"
      sgw_id   = "ocid1.servicegateway.oc1.iad.theirs"
    }
    use_own_mysql                 = true
    own_mysql_ip_address          = "10.9.200.15"
    own_mysql_port                = 3307
    own_mysql_username            = "features"
    own_mysql_secret_name         = "features-password"
    existing_vault_id             = "ocid1.vault.oc1.iad.theirs"
    existing_vault_compartment_id = "ocid1.compartment.oc1..vaults"
    own_mysql_name                = "their-mysql"
  }

  assert {
    condition     = length(oci_mysql_mysql_db_system.this) == 0 && oci_core_network_security_group_security_rule.api_to_own_db[0].destination == "10.9.200.15/32" && oci_core_network_security_group_security_rule.api_to_own_db[0].tcp_options[0].destination_port_range[0].min == 3307
    error_message = "The API reaches the configured address and port."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables.MYSQL_USER == "features" && oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables.MYSQL_VAULT_SECRET_NAME == "features-password"
    error_message = "The console variables set the same as the objects."
  }

  assert {
    condition     = strcontains(oci_monitoring_alarm.this["database-cpu"].query, "resourceName = \"their-mysql\"") && oci_identity_policy.api_secret[0].compartment_id == "ocid1.compartment.oc1..vaults"
    error_message = "The database has alarms by its name."
  }
}

run "existing_database_with_a_new_vcn" {
  command = plan

  variables {
    db_config       = { user_db = true, vault_ocid = "ocid1.vault.oc1.iad.theirs" }
    mysql_db_config = { mysql_db_ip_addr = "10.9.200.15" }
    user_db_config  = { db_password_secret = "features-password" }
  }

  expect_failures = [check.route_to_existing_database]
}

run "password_in_the_environment" {
  command = plan

  variables {
    db_config = { db_secret_source = "LOCAL" }
  }

  assert {
    condition     = nonsensitive(oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables).MYSQL_AUTH_TYPE == "BASIC" && !contains(keys(nonsensitive(oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables)), "MYSQL_VAULT_OCID")
    error_message = "The API has the password, and no address of a secret."
  }

  assert {
    condition     = length(oci_identity_policy.api_secret) == 0
    error_message = "The API needs no permission to read the secret."
  }

  expect_failures = [check.password_in_the_environment]
}

run "existing_password_in_the_environment" {
  command = plan

  variables {
    vcn_details     = { vcn_id = "ocid1.vcn.oc1.iad.theirs", vcn_cidr = "10.9.0.0/16", sgw_enable = true }
    db_config       = { user_db = true, vault_ocid = "ocid1.vault.oc1.iad.theirs", db_secret_source = "LOCAL" }
    mysql_db_config = { mysql_db_ip_addr = "10.9.200.15" }
    user_db_config  = { db_username = "features", db_password_secret = "features-password" }
  }

  assert {
    condition     = nonsensitive(oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables) == tomap({ MYSQL_AUTH_TYPE = "BASIC", MYSQL_USER = "features", MYSQL_PASSWORD = "Secret#1", MYSQL_DB_URL = "jdbc:mysql://10.9.200.15:3306/FeatureStore?createDatabaseIfNotExist=true" })
    error_message = "The API has the user and the password of the existing database."
  }

  expect_failures = [check.password_in_the_environment]
}
