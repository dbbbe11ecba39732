locals {
  a = [local.b, local.b]
  b = [local.a, local.a]
}
