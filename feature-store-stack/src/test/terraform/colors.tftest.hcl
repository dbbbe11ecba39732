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

run "both" {
  command = apply

  variables {
    colors = { blue = {}, green = { image = "iad.ocir.io/mytenancy/store/api:feature-store-api-1.2.0" } }
  }

  assert {
    condition     = toset(keys(oci_container_instances_container_instance.api)) == toset(["blue-0", "green-0"]) && oci_container_instances_container_instance.api["green-0"].containers[0].image_url == "iad.ocir.io/mytenancy/store/api:feature-store-api-1.2.0" && oci_container_instances_container_instance.api["blue-0"].containers[0].image_url == "iad.ocir.io/mytenancy/store/api:feature-store-api-1.1.1"
    error_message = "Both colors run, each with its image."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["green-0"].containers[0].environment_variables == oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables
    error_message = "Both colors share one database."
  }

  assert {
    condition     = oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].type == "DYNAMIC_ROUTING_BACKEND" && oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].selection_source[0].selector == "request.headers[x-feature-store-color]"
    error_message = "A header selects the inactive color."
  }

  assert {
    condition     = [for side in oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].routing_backends : side.key[0].name if side.key[0].is_default] == ["blue"]
    error_message = "Blue is the default."
  }
}

run "switch" {
  command = apply

  variables {
    colors       = { blue = {}, green = { image = "iad.ocir.io/mytenancy/store/api:feature-store-api-1.2.0" } }
    active_color = "green"
  }

  assert {
    condition     = [for side in oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].routing_backends : side.key[0].name if side.key[0].is_default] == ["green"] && output.active_color == "green"
    error_message = "Green is the active color."
  }

  assert {
    condition     = output.gateway_id == run.both.gateway_id && output.api_endpoint == run.both.api_endpoint && output.mysql_db_system_id == run.both.mysql_db_system_id && output.vault_secret_id == run.both.vault_secret_id && output.subnet_ids == run.both.subnet_ids && output.deployed_versions == run.both.deployed_versions
    error_message = "Only the active color changes."
  }
}

run "only_green" {
  command = plan

  variables {
    colors       = { green = {} }
    active_color = "green"
  }

  assert {
    condition     = keys(oci_container_instances_container_instance.api) == ["green-0"] && oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].type == "HTTP_BACKEND"
    error_message = "A single color has no header."
  }
}

run "both_by_console" {
  command = plan

  variables {
    blue_img_ocir_url  = "iad.ocir.io/mytenancy/store/api:b"
    green_img_ocir_url = "iad.ocir.io/mytenancy/store/api:g"
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].image_url == "iad.ocir.io/mytenancy/store/api:b" && oci_container_instances_container_instance.api["green-0"].containers[0].image_url == "iad.ocir.io/mytenancy/store/api:g"
    error_message = "The console variables add a color or set its image."
  }
}

run "several_of_both" {
  command = apply

  variables {
    colors       = { blue = { count = 2 }, green = {} }
    active_color = "green"
  }

  assert {
    condition     = toset(keys(oci_container_instances_container_instance.api)) == toset(["blue-0", "blue-1", "green-0"]) && oci_network_load_balancer_listener.this["green"].port == 21001 && output.api_private_endpoint == "http://10.0.1.9:21001/20230101"
    error_message = "Each color has a port of the load balancer."
  }
}
