locals {
  routes = yamldecode(file("${path.module}/routes.yaml")).routes

  # With this header an authorized caller can call the color that is not active.
  color_header = "x-feature-store-color"
  idle_colors  = [for color in keys(local.colors) : color if color != var.active_color]

  api_url = lookup(local.api_urls, var.active_color, "http://invalid")

  # Parts of the request that the authoriser verifies the signature with. The gateway does not pass the original request target to
  # a function, so the client sends the target in the header path.
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
  count = local.gateway ? 1 : 0

  compartment_id             = var.compartment_ocid
  display_name               = local.name
  endpoint_type              = upper(var.ingress)
  subnet_id                  = one(oci_core_subnet.gateway[*].id)
  network_security_group_ids = oci_core_network_security_group.gateway[*].id
  certificate_id             = var.certificate_ocid == "" ? null : var.certificate_ocid
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_apigateway_deployment" "this" {
  count = local.gateway ? 1 : 0

  compartment_id = var.compartment_ocid
  gateway_id     = one(oci_apigateway_gateway.this[*].id)
  display_name   = local.name
  path_prefix    = local.api_base_path
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  specification {
    request_policies {
      dynamic "cors" {
        for_each = length(local.cors.allowed_origins) > 0 ? [local.cors] : []

        content {
          allowed_origins              = cors.value.allowed_origins
          allowed_methods              = cors.value.allowed_methods
          allowed_headers              = cors.value.allowed_headers
          exposed_headers              = ["etag", "opc-next-page", "opc-request-id"]
          max_age_in_seconds           = cors.value.max_age_in_seconds
          is_allow_credentials_enabled = false
        }
      }

      authentication {
        type        = "CUSTOM_AUTHENTICATION"
        function_id = one(oci_functions_function.authoriser[*].id)
        parameters  = local.authoriser_parameters

        # The key contains everything that is signed, so that a cached result is valid for that request only.
        cache_key = keys(local.authoriser_parameters)

        # Required for OPTIONS. All other routes below require an authenticated caller.
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

        dynamic "backend" {
          for_each = length(local.idle_colors) == 0 ? [local.api_url] : []

          content {
            type                       = "HTTP_BACKEND"
            url                        = "${backend.value}${replace(replace(route.value.path, "{", "$${request.path["), "}", "]}")}"
            connect_timeout_in_seconds = 60
            read_timeout_in_seconds    = 300
            send_timeout_in_seconds    = 300
          }
        }

        dynamic "backend" {
          for_each = length(local.idle_colors) == 0 ? [] : [local.api_urls]
          iterator = both

          content {
            type = "DYNAMIC_ROUTING_BACKEND"

            selection_source {
              type     = "SINGLE"
              selector = "request.headers[${local.color_header}]"
            }

            dynamic "routing_backends" {
              for_each = both.value
              iterator = color

              content {
                key {
                  type       = "ANY_OF"
                  name       = color.key
                  values     = [color.key]
                  is_default = color.key == var.active_color
                }

                backend {
                  type                       = "HTTP_BACKEND"
                  url                        = "${color.value}${replace(replace(route.value.path, "{", "$${request.path["), "}", "]}")}"
                  connect_timeout_in_seconds = 60
                  read_timeout_in_seconds    = 300
                }
              }
            }
          }
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

    # The gateway answers preflight requests of browsers without calling the API.
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
    kubernetes_deployment_v1.api,
    oci_core_network_security_group_security_rule.api_from_lb,
    oci_core_network_security_group_security_rule.gateway_from_clients,
    oci_core_network_security_group_security_rule.gateway_to_lb,
    oci_core_network_security_group_security_rule.gateway_to_services,
    oci_core_network_security_group_security_rule.lb_from_gateway,
    oci_core_network_security_group_security_rule.lb_to_api,
    oci_identity_policy.gateway,
    oci_network_load_balancer_backend.this,
    oci_network_load_balancer_listener.this,
  ]

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]

    precondition {
      condition     = 2 * length(local.routes) <= 50
      error_message = "An API deployment has at most 50 routes, and each path of routes.yaml has two. Remove paths from routes.yaml."
    }
  }
}
