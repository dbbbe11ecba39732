variable "compartment_ocid" {}

resource "oci_apigateway_gateway" "this" {
  compartment_id = var.compartment_ocid
  subnet_id      = "ocid1.subnet.oc1.iad.example"
  endpoint_type  = "PUBLIC"
}

resource "oci_apigateway_deployment" "this" {
  compartment_id = var.compartment_ocid
  gateway_id     = oci_apigateway_gateway.this.id
  path_prefix    = "/20230101"

  specification {
    routes {
      path = "/featureStores"
      backend {
        type = "STOCK_RESPONSE_BACKEND"
      }
    }
  }
}

output "api_endpoint" {
  value = oci_apigateway_deployment.this.endpoint
}
