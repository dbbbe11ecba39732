output "endpoint" {
  value = "https://${var.region}.example.com/20230101"
}
