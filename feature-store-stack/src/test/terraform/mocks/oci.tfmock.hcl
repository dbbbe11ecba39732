# A small tenancy with home region Phoenix. The stack is in Ashburn, with three availability domains.

mock_data "oci_identity_region_subscriptions" {
  defaults = {
    region_subscriptions = [
      { region_name = "us-phoenix-1", region_key = "PHX", is_home_region = true, state = "READY" },
      { region_name = "us-ashburn-1", region_key = "IAD", is_home_region = false, state = "READY" },
    ]
  }
}

mock_data "oci_identity_availability_domains" {
  defaults = {
    availability_domains = [
      { name = "Uocm:US-ASHBURN-AD-2", id = "ad2", compartment_id = "t" },
      { name = "Uocm:US-ASHBURN-AD-1", id = "ad1", compartment_id = "t" },
      { name = "Uocm:US-ASHBURN-AD-3", id = "ad3", compartment_id = "t" },
    ]
  }
}

mock_data "oci_core_services" {
  defaults = {
    services = [{ id = "ocid1.service.oc1.iad.all", cidr_block = "all-iad-services-in-oracle-services-network", name = "All IAD Services In Oracle Services Network", description = "" }]
  }
}

mock_data "oci_core_vcn" {
  defaults = { cidr_blocks = ["192.168.0.0/24", "10.8.0.0/14"] }
}

mock_data "oci_secrets_secretbundle" {
  defaults = { secret_bundle_content = [{ content = "U2VjcmV0IzE=", content_type = "BASE64" }] }
}

mock_data "oci_vault_secrets" {
  defaults = { secrets = [{ id = "ocid1.vaultsecret.oc1.iad.own", secret_name = "own" }] }
}

mock_data "oci_kms_vault" {
  defaults = { management_endpoint = "https://existing-management.kms.us-ashburn-1.oraclecloud.com" }
}

mock_data "oci_identity_user" {
  defaults = { name = "puller@example.com" }
}

mock_data "oci_objectstorage_namespace" {
  defaults = { namespace = "mytenancy" }
}

mock_resource "oci_container_instances_container_instance" {
  defaults = { vnics = { private_ip = "10.0.1.5" } }
}

mock_resource "oci_network_load_balancer_network_load_balancer" {
  defaults = { ip_addresses = [{ ip_address = "10.0.1.9", is_public = false, ip_version = "IPV4", reserved_ip = [] }] }
}

mock_resource "oci_apigateway_gateway" {
  defaults = { ip_addresses = [{ ip_address = "192.0.2.7" }], hostname = "gateway.example.com" }
}

mock_resource "oci_mysql_mysql_db_system" {
  defaults = { ip_address = "10.0.2.3" }
}

mock_data "oci_identity_regions" {
  defaults = { regions = [{ key = "IAD", name = "us-ashburn-1" }, { key = "PHX", name = "us-phoenix-1" }] }
}

mock_resource "oci_identity_group" {
  defaults = { id = "ocid1.group.oc1..users" }
}

mock_data "oci_containerengine_cluster_option" {
  defaults = { kubernetes_versions = ["v1.9.3", "v1.34.1", "v1.33.1"] }
}

mock_data "oci_containerengine_node_pool_option" {
  defaults = {
    sources = [
      { source_name = "Oracle-Linux-8.10-2025.08.31-0-OKE-1.34.1-1191", image_id = "ocid1.image.oc1.iad.x86", source_type = "IMAGE" },
      { source_name = "Oracle-Linux-8.10-2025.06.17-0-OKE-1.34.1-1102", image_id = "ocid1.image.oc1.iad.older", source_type = "IMAGE" },
      { source_name = "Oracle-Linux-8.10-2025.09.16-0-OKE-1.33.1-1204", image_id = "ocid1.image.oc1.iad.v133", source_type = "IMAGE" },
      { source_name = "Oracle-Linux-8.10-aarch64-2025.08.31-0-OKE-1.34.1-1191", image_id = "ocid1.image.oc1.iad.arm", source_type = "IMAGE" },
      { source_name = "Oracle-Linux-8.10-Gen2-GPU-2025.08.31-0-OKE-1.34.1-1191", image_id = "ocid1.image.oc1.iad.gpu", source_type = "IMAGE" },
    ]
  }
}

mock_data "oci_containerengine_cluster_kube_config" {
  defaults = { content = "clusters: [{name: c, cluster: {server: 'https://10.0.6.5:6443', certificate-authority-data: Q0E=}}]" }
}

mock_data "oci_resourcemanager_private_endpoint_reachable_ip" {
  defaults = { ip_address = "10.255.0.7" }
}

mock_resource "oci_containerengine_cluster" {
  defaults = { id = "ocid1.cluster.oc1.iad.new" }
}
