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

run "bucket" {
  command = plan

  variables {
    bucket_kms_key_ocid         = "ocid1.key.oc1.iad.mine"
    bucket_old_versions_in_days = 90
  }

  assert {
    condition     = oci_objectstorage_bucket.data[0].access_type == "NoPublicAccess" && oci_objectstorage_bucket.data[0].versioning == "Enabled" && oci_objectstorage_bucket.data[0].namespace == "mytenancy" && oci_objectstorage_bucket.data[0].kms_key_id == "ocid1.key.oc1.iad.mine"
    error_message = "The bucket is private, versioned and encrypted with the key."
  }

  assert {
    condition     = { for rule in oci_objectstorage_object_lifecycle_policy.data[0].rules : rule.target => "${rule.action} ${rule.time_amount} ${rule.time_unit}" } == { previous-object-versions = "DELETE 90 DAYS", multipart-uploads = "ABORT 7 DAYS" }
    error_message = "Old versions and unfinished uploads are deleted."
  }

  assert {
    condition     = oci_identity_policy.bucket[0].compartment_id == var.tenancy_ocid && contains(oci_identity_policy.bucket[0].statements, "allow service objectstorage-us-ashburn-1 to use keys in tenancy where target.key.id = 'ocid1.key.oc1.iad.mine'")
    error_message = "Object Storage has permission to use the key."
  }
}

run "no_bucket" {
  command = plan

  variables {
    create_bucket = false
  }

  assert {
    condition     = length(oci_objectstorage_bucket.data) == 0 && length(oci_objectstorage_object_lifecycle_policy.data) == 0 && length(oci_identity_policy.bucket) == 0 && length(data.oci_objectstorage_namespace.tenancy) == 0
    error_message = "No bucket and no policies for it."
  }
}
