locals {
  # The password of an existing database is in an existing vault, so a new vault is needed for a pull token only.
  use_vault    = !local.own_database || local.token_in_vault
  create_vault = local.use_vault && local.existing_vault_id == null
  vault_id     = local.create_vault ? one(oci_kms_vault.this[*].id) : local.existing_vault_id

  management_endpoint = local.create_vault ? one(oci_kms_vault.this[*].management_endpoint) : one(data.oci_kms_vault.existing[*].management_endpoint)

  mysql_secret_name  = "${local.name}-mysql-admin"
  puller_secret_name = "${local.name}-puller"
  puller_username    = "${split("/", local.api_image_name)[1]}/${coalesce(one(data.oci_identity_user.puller[*].name), "?")}"

  database_secret_id   = local.own_database ? try(one(data.oci_vault_secrets.own_mysql[0].secrets).id, null) : one(oci_vault_secret.mysql_admin[*].id)
  database_secret_name = local.own_database ? local.own_mysql.secret_name : local.mysql_secret_name
}

data "oci_kms_vault" "existing" {
  count = local.existing_vault_id == null ? 0 : 1

  vault_id = local.existing_vault_id

  lifecycle {
    postcondition {
      condition     = try(length(self.management_endpoint) > 0, false)
      error_message = "The vault ${coalesce(local.existing_vault_id, "?")} does not exist or cannot be read. Check db_config.vault_ocid and the permission to read vaults in the vault's compartment."
    }
  }
}

data "oci_vault_secrets" "own_mysql" {
  count = local.own_database ? 1 : 0

  compartment_id = coalesce(local.vault_compartment_id, var.compartment_ocid)
  vault_id       = local.existing_vault_id
  name           = local.own_mysql.secret_name
  state          = "ACTIVE"

  lifecycle {
    postcondition {
      condition     = try(length(self.secrets) == 1, false)
      error_message = "The vault has no active secret ${coalesce(local.own_mysql.secret_name, "?")} in the compartment ${coalesce(local.vault_compartment_id, var.compartment_ocid)}. Check user_db_config.db_password_secret, db_config.vault_ocid and db_config.vault_compartment_id."
    }
  }
}

resource "oci_kms_vault" "this" {
  count = local.create_vault ? 1 : 0

  compartment_id = var.compartment_ocid
  display_name   = local.name
  vault_type     = "DEFAULT"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_kms_key" "this" {
  count = local.use_vault ? 1 : 0

  compartment_id      = var.compartment_ocid
  display_name        = local.name
  management_endpoint = local.management_endpoint
  protection_mode     = "SOFTWARE"
  freeform_tags       = local.tags
  defined_tags        = local.defined_tags

  key_shape {
    algorithm = "AES"
    length    = 32
  }

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# Vault generates the password. The template complies with MySQL's rules: upper case, lower case, digit, special character, at
# most 32 characters.
resource "oci_vault_secret" "mysql_admin" {
  count = local.own_database ? 0 : 1

  compartment_id         = var.compartment_ocid
  vault_id               = local.vault_id
  key_id                 = one(oci_kms_key.this[*].id)
  secret_name            = local.mysql_secret_name
  description            = "Password of ${local.mysql_user} in the feature store's database"
  enable_auto_generation = true
  freeform_tags          = local.tags
  defined_tags           = local.defined_tags

  secret_generation_context {
    generation_type     = "PASSPHRASE"
    generation_template = "DBAAS_DEFAULT_PASSWORD"
    passphrase_length   = 30
  }

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# Every plan reads it again; a changed value does not reach the database (see database.tf).
data "oci_secrets_secretbundle" "mysql_admin" {
  count = local.own_database ? 0 : 1

  secret_id = one(oci_vault_secret.mysql_admin[*].id)

  lifecycle {
    postcondition {
      condition     = try(length(self.secret_bundle_content[0].content) > 0, false)
      error_message = "The secret ${local.mysql_secret_name} with the password of the database does not exist or cannot be read. Check in Vault that it is active, and the permission to read secret-family."
    }
  }
}

# The password of an existing database, for its API with the source LOCAL.
data "oci_secrets_secretbundle" "own_mysql" {
  count = local.own_database && local.mysql_basic_auth ? 1 : 0

  secret_id = local.database_secret_id

  lifecycle {
    postcondition {
      condition     = try(length(self.secret_bundle_content[0].content) > 0, false)
      error_message = "The secret ${coalesce(local.own_mysql.secret_name, "?")} cannot be read. Check user_db_config.db_password_secret and the permission to read secret-family in the compartment ${coalesce(local.vault_compartment_id, var.compartment_ocid)}."
    }
  }
}

data "oci_identity_user" "puller" {
  count = local.pull_by_token ? 1 : 0

  user_id = var.ocir_puller_user_ocid

  lifecycle {
    postcondition {
      condition     = try(length(self.name) > 0, false)
      error_message = "The user ${var.ocir_puller_user_ocid} does not exist or cannot be read. Check ocir_puller_user_ocid and the permission to read users in the tenancy."
    }
  }
}

# Container Instances reads user name and token from one secret.
resource "oci_vault_secret" "puller" {
  count = local.token_in_vault ? 1 : 0

  compartment_id = var.compartment_ocid
  vault_id       = local.vault_id
  key_id         = one(oci_kms_key.this[*].id)
  secret_name    = local.puller_secret_name
  description    = "Credentials to pull the feature store's image from the Container Registry"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  secret_content {
    content_type = "BASE64"
    content = base64encode(jsonencode({
      username = local.puller_username
      password = var.ocir_puller_auth_token
    }))
  }

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}
