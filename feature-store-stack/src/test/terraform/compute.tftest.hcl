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

run "one_instance" {
  command = apply
}

run "several_instances" {
  command = apply

  variables {
    colors = { blue = { count = 4 } }
  }

  assert {
    condition     = length(oci_container_instances_container_instance.api) == 4 && length(distinct([for instance in values(oci_container_instances_container_instance.api) : instance.availability_domain])) == 3
    error_message = "Four instances over three availability domains."
  }

  assert {
    condition     = length(oci_network_load_balancer_backend.this) == 4 && oci_network_load_balancer_listener.this["blue"].port == 21000 && oci_network_load_balancer_backend_set.this["blue"].health_checker[0].protocol == "TCP" && oci_network_load_balancer_network_load_balancer.this.is_private
    error_message = "They are behind a private load balancer."
  }

  assert {
    condition     = oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].url == "http://10.0.1.9:21000/20230101/featureStores"
    error_message = "The API gateway calls the load balancer."
  }

  assert {
    condition     = output.api_private_endpoint == run.one_instance.api_private_endpoint
    error_message = "The address of the API does not depend on the number of its instances."
  }

  assert {
    condition     = length([for key in keys(oci_monitoring_alarm.this) : key if startswith(key, "instance-")]) == 4
    error_message = "Each instance has an alarm."
  }
}

run "shape" {
  command = plan

  variables {
    container_shape              = "CI.Standard.E3.Flex"
    container_shape_flex_details = { ocpus = 2, memory = 24 }
  }

  assert {
    condition     = alltrue([for instance in values(oci_container_instances_container_instance.api) : instance.shape == "CI.Standard.E3.Flex" && instance.shape_config[0].ocpus == 2 && instance.shape_config[0].memory_in_gbs == 24])
    error_message = "Shape and size are as configured."
  }
}

run "shape_by_console" {
  command = plan

  variables {
    container_ocpus         = 4
    container_memory_in_gbs = 32
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].shape_config[0].ocpus == 4 && oci_container_instances_container_instance.api["blue-0"].shape_config[0].memory_in_gbs == 32
    error_message = "The console variables set the same as the object."
  }
}

run "count_by_console" {
  command = plan

  variables {
    instance_count = 2
    colors         = { blue = {}, green = {} }
  }

  assert {
    condition     = toset(keys(oci_container_instances_container_instance.api)) == toset(["blue-0", "blue-1", "green-0", "green-1"])
    error_message = "The console variable sets the count of each color."
  }
}

run "image_by_digest" {
  command = plan

  variables {
    api_img_ocir_url = "ocir.us-ashburn-1.oci.oraclecloud.com/mytenancy/store/api@sha256:0123456789012345678901234567890123456789012345678901234567890123"
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].image_url == var.api_img_ocir_url && join(" ", local.api_repositories) == "store/api"
    error_message = "A digest is unchanged, and the long host name is accepted."
  }
}

run "ssh_key" {
  command = plan

  variables {
    ssh_authorized_key = "ssh-ed25519 AAAA me"
  }

  expect_failures = [check.ssh]
}
