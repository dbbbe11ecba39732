# From container instances to a cluster and back, with both running in between.

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

variables {
  ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
  ocir_puller_auth_token = "t0ken"
}

run "container_instances" {
  command = apply
}

run "both" {
  command = apply

  variables {
    colors = { blue = {}, green = { compute = "oke" } }
  }

  assert {
    condition     = keys(oci_container_instances_container_instance.api) == ["blue-0"] && keys(kubernetes_deployment_v1.api) == ["green"] && keys(oci_network_load_balancer_listener.this) == ["blue"] && keys(kubernetes_service_v1.api) == ["green"]
    error_message = "Blue stays on container instances, and green is on the cluster."
  }

  assert {
    condition     = { for side in oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].routing_backends : side.key[0].name => side.backend[0].url } == { blue = "http://10.0.1.9:21000/20230101/featureStores", green = "http://10.0.4.9:21001/20230101/featureStores" }
    error_message = "The API gateway reaches both."
  }

  assert {
    condition     = keys(oci_identity_dynamic_group.this) == ["api", "authoriser", "nodes"] && length(oci_identity_policy.api_secret[0].statements) == 2 && length(oci_identity_policy.api[0].statements) == 6 && toset(flatten(values(output.iam_statements))) == toset(flatten(concat(oci_identity_policy.api, oci_identity_policy.api_secret, oci_identity_policy.data, oci_identity_policy.puller_secret, oci_identity_policy.gateway, oci_identity_policy.authoriser, oci_identity_policy.images, oci_identity_policy.bucket)[*].statements))
    error_message = "Both have the permissions of the API."
  }

  assert {
    condition     = length(oci_vault_secret.puller) == 1 && length(kubernetes_secret_v1.puller) == 1
    error_message = "Both have the token to pull the image with."
  }

  assert {
    condition     = output.mysql_db_system_id == run.container_instances.mysql_db_system_id && output.gateway_id == run.container_instances.gateway_id && output.bucket_name == run.container_instances.bucket_name && output.api_private_endpoint == run.container_instances.api_private_endpoint && alltrue([for purpose, id in run.container_instances.subnet_ids : output.subnet_ids[purpose] == id])
    error_message = "Database, bucket, gateway and subnets stay."
  }
}

run "switched" {
  command = apply

  variables {
    colors       = { blue = {}, green = { compute = "oke" } }
    active_color = "green"
  }

  assert {
    condition     = output.api_private_endpoint == "http://10.0.4.9:21001/20230101" && output.subnet_ids == run.both.subnet_ids && output.cluster_id == run.both.cluster_id
    error_message = "Only the routes change."
  }
}

run "cluster" {
  command = apply

  variables {
    compute      = "oke"
    colors       = { green = {} }
    active_color = "green"
  }

  assert {
    condition     = length(oci_container_instances_container_instance.api) == 0 && keys(kubernetes_deployment_v1.api) == ["green"] && output.cluster_id == run.both.cluster_id && output.mysql_db_system_id == run.container_instances.mysql_db_system_id && output.gateway_id == run.container_instances.gateway_id && output.api_private_endpoint == run.switched.api_private_endpoint
    error_message = "Only the container instances are gone."
  }
}

run "back_on_container_instances" {
  command = apply

  variables {
    compute = "oke"
    colors  = { blue = { compute = "container_instances" } }
  }

  assert {
    condition     = length(kubernetes_namespace_v1.this) == 0 && length(kubernetes_deployment_v1.api) == 0 && length(oci_containerengine_cluster.this) == 1 && keys(oci_container_instances_container_instance.api) == ["blue-0"]
    error_message = "The cluster stays while what is on it is deleted."
  }
}

run "without_the_cluster" {
  command = apply

  assert {
    condition     = length(oci_containerengine_cluster.this) == 0 && length(oci_core_subnet.lb) == 0 && output.cluster_id == null && output.mysql_db_system_id == run.container_instances.mysql_db_system_id
    error_message = "Then the cluster is deleted."
  }
}

run "by_console" {
  command = plan

  variables {
    blue_compute       = "container_instances"
    green_compute      = "oke"
    green_img_ocir_url = "iad.ocir.io/mytenancy/store/api:g"
    compute            = "oke"
  }

  assert {
    condition     = keys(oci_container_instances_container_instance.api) == ["blue-0"] && keys(kubernetes_deployment_v1.api) == ["green"]
    error_message = "The console variables set the compute of each color."
  }
}
