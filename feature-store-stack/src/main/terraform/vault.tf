resource "oci_kms_vault" "this" {
  compartment_id = var.compartment_ocid
  display_name   = local.name
  vault_type     = "DEFAULT"
  freeform_tags  = local.tags
}

resource "oci_kms_key" "this" {
  compartment_id      = var.compartment_ocid
  display_name        = local.name
  management_endpoint = oci_kms_vault.this.management_endpoint
  protection_mode     = "SOFTWARE"
  freeform_tags       = local.tags

  key_shape {
    algorithm = "AES"
    length    = 32
  }
}

# Vault makes the password up. The template's characters satisfy MySQL's rules: upper, lower, digit, special, at most 32.
resource "oci_vault_secret" "mysql_admin" {
  compartment_id         = var.compartment_ocid
  vault_id               = oci_kms_vault.this.id
  key_id                 = oci_kms_key.this.id
  secret_name            = "${local.name}-mysql-admin"
  description            = "Password of ${local.mysql_user} in the feature store's database"
  enable_auto_generation = true
  freeform_tags          = local.tags

  secret_generation_context {
    generation_type     = "PASSPHRASE"
    generation_template = "DBAAS_DEFAULT_PASSWORD"
    passphrase_length   = 30
  }
}

# Read once more by every plan; a later value does not reach the database (see database.tf).
data "oci_secrets_secretbundle" "mysql_admin" {
  secret_id = oci_vault_secret.mysql_admin.id
}
