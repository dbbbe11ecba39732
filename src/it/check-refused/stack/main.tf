resource "oci_apigateway_gateway" "this" {
  endpoint_type = "PUBLIC"
}

resource "oci_apigateway_deployment" "this" {
  gateway_id  = oci_apigateway_gateway.this.id
  path_prefix = "/20230101"
}

output "api_endpoint" {
  value = oci_apigateway_deployment.this.endpoint
}
