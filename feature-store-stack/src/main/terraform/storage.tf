locals {
  bucket_name = "${local.name}-data"
  namespace   = one(data.oci_objectstorage_namespace.tenancy[*].namespace)
}

data "oci_objectstorage_namespace" "tenancy" {
  count = var.create_bucket || local.default_images ? 1 : 0

  compartment_id = var.compartment_ocid

  lifecycle {
    postcondition {
      condition     = try(length(self.namespace) > 0, false)
      error_message = "The Object Storage namespace of the tenancy cannot be read. Check compartment_ocid and the permission to read objectstorage-namespaces in it, or set create_bucket to false, api_img_ocir_url and function_img_ocir_url."
    }
  }
}

resource "oci_objectstorage_bucket" "data" {
  count = var.create_bucket ? 1 : 0

  compartment_id = var.compartment_ocid
  namespace      = local.namespace
  name           = local.bucket_name
  access_type    = "NoPublicAccess"
  versioning     = "Enabled"
  kms_key_id     = var.bucket_kms_key_ocid == "" ? null : var.bucket_kms_key_ocid
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  # Object Storage rejects a key that it has no permission to use.
  depends_on = [oci_identity_policy.bucket]

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_objectstorage_object_lifecycle_policy" "data" {
  count = var.create_bucket ? 1 : 0

  namespace = local.namespace
  bucket    = one(oci_objectstorage_bucket.data[*].name)

  rules {
    name        = "old-versions"
    target      = "previous-object-versions"
    action      = "DELETE"
    time_amount = var.bucket_old_versions_in_days
    time_unit   = "DAYS"
    is_enabled  = true
  }

  rules {
    name        = "unfinished-uploads"
    target      = "multipart-uploads"
    action      = "ABORT"
    time_amount = 7
    time_unit   = "DAYS"
    is_enabled  = true
  }

  # Object Storage needs a permission to apply the rules.
  depends_on = [oci_identity_policy.bucket]
}
