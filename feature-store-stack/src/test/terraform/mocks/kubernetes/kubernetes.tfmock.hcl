mock_resource "kubernetes_service_v1" {
  defaults = { status = [{ load_balancer = [{ ingress = [{ ip = "10.0.4.9", hostname = "" }] }] }] }
}
