terraform {
  required_providers { oci = { source = "oracle/oci" } }
}
locals {
  tenancy     = "ocid1.tenancy.oc1..a"
  compartment = "ocid1.compartment.oc1..a"
}
provider "oci" { region = "us-ashburn-1" }
provider "oci" {
  alias  = "home"
  region = one(data.oci_identity_region_subscriptions.home.region_subscriptions[*].region_name)
}
data "oci_identity_region_subscriptions" "home" {
  tenancy_id = local.tenancy
  filter {
    name   = "is_home_region"
    values = [true]
  }
}
data "oci_objectstorage_namespace" "ns" { compartment_id = local.compartment }
data "oci_identity_availability_domains" "ads" { compartment_id = local.compartment }
data "oci_core_services" "all" {
  filter {
    name   = "name"
    values = ["All .* Services In Oracle Services Network"]
    regex  = true
  }
}
resource "oci_core_vcn" "v" {
  compartment_id = local.compartment
  cidr_blocks    = ["10.0.0.0/16"]
  freeform_tags  = { a = "b" }
  defined_tags   = { "Ops.CostCenter" = "42" }
}
resource "oci_core_default_route_table" "d" {
  manage_default_resource_id = oci_core_vcn.v.default_route_table_id
  route_rules {
    network_entity_id = oci_core_service_gateway.s.id
    destination       = data.oci_core_services.all.services[0].cidr_block
    destination_type  = "SERVICE_CIDR_BLOCK"
  }
}
resource "oci_core_service_gateway" "s" {
  compartment_id = local.compartment
  vcn_id         = oci_core_vcn.v.id
  services { service_id = data.oci_core_services.all.services[0].id }
}
resource "oci_core_security_list" "l" {
  compartment_id = local.compartment
  vcn_id         = oci_core_vcn.v.id
  egress_security_rules {
    destination = "0.0.0.0/0"
    protocol    = "all"
  }
  ingress_security_rules {
    source   = "10.0.0.0/16"
    protocol = "6"
    tcp_options {
      min = 443
      max = 443
    }
  }
}
resource "oci_core_subnet" "s" {
  for_each          = { api = 0, db = 1 }
  compartment_id    = local.compartment
  vcn_id            = oci_core_vcn.v.id
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, each.value)
  security_list_ids = [oci_core_security_list.l.id]
}
resource "oci_core_network_security_group" "g" {
  compartment_id = local.compartment
  vcn_id         = oci_core_vcn.v.id
}
resource "oci_network_load_balancer_network_load_balancer" "n" {
  compartment_id             = local.compartment
  display_name               = "nlb"
  subnet_id                  = oci_core_subnet.s["api"].id
  is_private                 = true
  network_security_group_ids = [oci_core_network_security_group.g.id]
}
resource "oci_network_load_balancer_backend_set" "b" {
  name                     = "blue"
  network_load_balancer_id = oci_network_load_balancer_network_load_balancer.n.id
  policy                   = "FIVE_TUPLE"
  health_checker {
    protocol = "HTTP"
    port     = 21000
    url_path = "/health"
  }
}
resource "oci_network_load_balancer_backend" "b" {
  count                    = 2
  backend_set_name         = oci_network_load_balancer_backend_set.b.name
  network_load_balancer_id = oci_network_load_balancer_network_load_balancer.n.id
  ip_address               = oci_container_instances_container_instance.c[count.index].vnics[0].private_ip
  port                     = 21000
}
resource "oci_network_load_balancer_listener" "l" {
  name                     = "api"
  default_backend_set_name = oci_network_load_balancer_backend_set.b.name
  network_load_balancer_id = oci_network_load_balancer_network_load_balancer.n.id
  port                     = 21000
  protocol                 = "TCP"
}
resource "oci_container_instances_container_instance" "c" {
  count               = 2
  availability_domain = data.oci_identity_availability_domains.ads.availability_domains[count.index].name
  compartment_id      = local.compartment
  shape               = "CI.Standard.E4.Flex"
  shape_config {
    ocpus         = 1
    memory_in_gbs = 16
  }
  vnics {
    subnet_id             = oci_core_subnet.s["api"].id
    nsg_ids               = [oci_core_network_security_group.g.id]
    is_public_ip_assigned = false
  }
  containers {
    image_url = "api:1"
  }
}
resource "oci_objectstorage_bucket" "b" {
  compartment_id = local.compartment
  namespace      = data.oci_objectstorage_namespace.ns.namespace
  name           = "data"
  versioning     = "Enabled"
}
resource "oci_objectstorage_object_lifecycle_policy" "p" {
  namespace = oci_objectstorage_bucket.b.namespace
  bucket    = oci_objectstorage_bucket.b.name
  rules {
    action      = "DELETE"
    is_enabled  = true
    name        = "old"
    time_amount = "30"
    time_unit   = "DAYS"
    object_name_filter { inclusion_prefixes = ["tmp/"] }
  }
}
resource "oci_logging_log_group" "g" {
  compartment_id = local.compartment
  display_name   = "logs"
}
resource "oci_logging_log" "l" {
  display_name = "access"
  log_group_id = oci_logging_log_group.g.id
  log_type     = "SERVICE"
  configuration {
    source {
      category    = "access"
      resource    = oci_network_load_balancer_network_load_balancer.n.id
      service     = "apigateway"
      source_type = "OCISERVICE"
    }
  }
}
resource "oci_ons_notification_topic" "t" {
  compartment_id = local.compartment
  name           = "alarms"
}
resource "oci_ons_subscription" "s" {
  compartment_id = local.compartment
  endpoint       = "a@example.com"
  protocol       = "EMAIL"
  topic_id       = oci_ons_notification_topic.t.id
}
resource "oci_monitoring_alarm" "a" {
  compartment_id        = local.compartment
  display_name          = "5xx"
  destinations          = [oci_ons_notification_topic.t.topic_id]
  is_enabled            = true
  metric_compartment_id = local.compartment
  namespace             = "oci_apigateway"
  query                 = "HttpResponses[1m].sum() > 1"
  severity              = "CRITICAL"
}
resource "oci_identity_dynamic_group" "d" {
  provider       = oci.home
  compartment_id = local.tenancy
  name           = "dg"
  description    = "x"
  matching_rule  = "ALL {resource.type='computecontainerinstance'}"
}
resource "oci_artifacts_container_repository" "r" {
  compartment_id = local.compartment
  display_name   = "feature-store/api"
}
resource "oci_apigateway_gateway" "g" {
  compartment_id = local.compartment
  endpoint_type  = "PRIVATE"
  subnet_id      = oci_core_subnet.s["api"].id
}
resource "oci_apigateway_deployment" "d" {
  compartment_id = local.compartment
  gateway_id     = oci_apigateway_gateway.g.id
  path_prefix    = "/v1"
  specification {
    routes {
      path    = "/health"
      methods = ["GET"]
      backend {
        type = "HTTP_BACKEND"
        url  = "http://${oci_network_load_balancer_network_load_balancer.n.ip_addresses[0].ip_address}:21000/health"
      }
    }
  }
}
output "balancer" { value = oci_network_load_balancer_network_load_balancer.n.ip_addresses[0].ip_address }
output "endpoint" { value = oci_apigateway_deployment.d.endpoint }
