# All instances are behind a load balancer, which has one listener port per color. A single instance is, too: the API gateway keeps
# its route when instances are added, removed or replaced. Pods on a cluster are behind the load balancers of their services
# (workloads.tf). This one then stays without listeners, at no cost: with a count, its address in the state would change for all
# deployed stacks.

locals {
  listener_ports = { blue = local.api_port, green = local.api_port + 1 }

  lb_address = one([for address in oci_network_load_balancer_network_load_balancer.this.ip_addresses : address.ip_address if !address.is_public])

  api_hosts = merge({ for color in keys(local.instance_colors) : color => local.lb_address }, local.service_addresses)
  api_urls  = { for color, address in local.api_hosts : color => "http://${address}:${local.listener_ports[color]}${local.api_base_path}" }
}

resource "oci_network_load_balancer_network_load_balancer" "this" {
  compartment_id             = var.compartment_ocid
  display_name               = local.name
  subnet_id                  = oci_core_subnet.api.id
  network_security_group_ids = [oci_core_network_security_group.lb.id]
  is_private                 = true
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  # The container instances are created after the load balancer and its listeners, so that these policies have time to take effect.
  # OCI does not retry the pull of an image.
  depends_on = [
    oci_identity_policy.api,
    oci_identity_policy.api_secret,
    oci_identity_policy.data,
    oci_identity_policy.images,
    oci_identity_policy.puller_secret,
  ]

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_network_load_balancer_backend_set" "this" {
  for_each = local.instance_colors

  network_load_balancer_id = oci_network_load_balancer_network_load_balancer.this.id
  name                     = each.key
  policy                   = "FIVE_TUPLE"
  is_preserve_source       = false

  # The API answers /health only to requests with the Host header 127.0.0.1, which a network load balancer cannot send. Container
  # Instances checks /health and restarts the instance.
  health_checker {
    protocol           = "TCP"
    port               = local.api_port
    interval_in_millis = 10000
    timeout_in_millis  = 3000
    retries            = 3
  }
}

resource "oci_network_load_balancer_backend" "this" {
  for_each = local.on_instances ? local.instances : {}

  network_load_balancer_id = oci_network_load_balancer_network_load_balancer.this.id
  backend_set_name         = oci_network_load_balancer_backend_set.this[each.value.color].name
  ip_address               = oci_container_instances_container_instance.api[each.key].vnics[0].private_ip
  port                     = local.api_port

  lifecycle {
    # New backends are added before the old ones are removed. The service names a backend by its address, so the names do not
    # conflict.
    create_before_destroy = true
  }
}

resource "oci_network_load_balancer_listener" "this" {
  for_each = local.instance_colors

  network_load_balancer_id = oci_network_load_balancer_network_load_balancer.this.id
  name                     = each.key
  default_backend_set_name = oci_network_load_balancer_backend_set.this[each.key].name
  port                     = local.listener_ports[each.key]
  protocol                 = "TCP"

  lifecycle {
    # The gateway leaves a color before its listener is deleted, even if one apply switches the color and removes the other.
    create_before_destroy = true
  }
}
