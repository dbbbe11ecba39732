locals {
  routes = yamldecode(file("${path.module}/routes.yaml")).routes

  api_private_endpoint = "http://${oci_container_instances_container_instance.api.vnics[0].private_ip}:${local.api_port}${local.api_base_path}"

  # What the authoriser checks a signature with. The client puts the request's target into the header path before it signs,
  # because the gateway hands no function the target that the client saw.
  authoriser_parameters = {
    "(request-target)" = "request.headers[path]"
    path               = "request.headers[path]"
    accept-language    = "request.headers[accept-language]"
    authorization      = "request.headers[authorization]"
    content-length     = "request.headers[content-length]"
    content-type       = "request.headers[content-type]"
    host               = "request.headers[host]"
    opc-request-id     = "request.headers[opc-request-id]"
    x-content-sha256   = "request.headers[x-content-sha256]"
    x-date             = "request.headers[x-date]"
  }
}

resource "oci_apigateway_gateway" "this" {
  compartment_id             = var.compartment_ocid
  display_name               = local.name
  endpoint_type              = upper(var.ingress)
  subnet_id                  = oci_core_subnet.gateway.id
  network_security_group_ids = [oci_core_network_security_group.gateway.id]
  freeform_tags              = local.tags
}

resource "oci_apigateway_deployment" "this" {
  compartment_id = var.compartment_ocid
  gateway_id     = oci_apigateway_gateway.this.id
  display_name   = local.name
  path_prefix    = local.api_base_path
  freeform_tags  = local.tags

  specification {
    request_policies {
      authentication {
        type        = "CUSTOM_AUTHENTICATION"
        function_id = oci_functions_function.authoriser.id
        parameters  = local.authoriser_parameters

        # Everything that is signed is in the key: an answer for one request is never given to another.
        cache_key = keys(local.authoriser_parameters)

        # For OPTIONS only: every other route below asks for an authenticated caller.
        is_anonymous_access_allowed = true

        validation_failure_policy {
          type             = "MODIFY_RESPONSE"
          response_code    = "401"
          response_message = "Not authenticated"
        }
      }
    }

    dynamic "routes" {
      for_each = local.routes
      iterator = route

      content {
        path    = route.value.path
        methods = route.value.methods

        backend {
          type                       = "HTTP_BACKEND"
          url                        = "${local.api_private_endpoint}${replace(replace(route.value.path, "{", "$${request.path["), "}", "]}")}"
          connect_timeout_in_seconds = 60
          read_timeout_in_seconds    = 300
          send_timeout_in_seconds    = 300
        }

        request_policies {
          authorization {
            type = "AUTHENTICATION_ONLY"
          }

          header_transformations {
            set_headers {
              items {
                name      = "subjectId"
                values    = ["$${request.auth[subjectId]}"]
                if_exists = "OVERWRITE"
              }
            }
          }
        }
      }
    }

    # Browsers ask before they send a signed request; the gateway answers by itself.
    dynamic "routes" {
      for_each = local.routes
      iterator = route

      content {
        path    = route.value.path
        methods = ["OPTIONS"]

        backend {
          type   = "STOCK_RESPONSE_BACKEND"
          status = 200

          headers {
            name  = "Allow"
            value = join(", ", concat(route.value.methods, ["OPTIONS"]))
          }
        }

        request_policies {
          authorization {
            type = "ANONYMOUS"
          }
        }
      }
    }
  }

  depends_on = [
    oci_core_network_security_group_security_rule.api_from_gateway,
    oci_core_network_security_group_security_rule.gateway_from_clients,
    oci_core_network_security_group_security_rule.gateway_to_api,
    oci_core_network_security_group_security_rule.gateway_to_services,
    oci_identity_policy.gateway,
  ]

  lifecycle {
    precondition {
      condition     = 2 * length(local.routes) <= 50
      error_message = "API Gateway takes at most 50 routes a deployment; every path of routes.yaml becomes two."
    }
  }
}
