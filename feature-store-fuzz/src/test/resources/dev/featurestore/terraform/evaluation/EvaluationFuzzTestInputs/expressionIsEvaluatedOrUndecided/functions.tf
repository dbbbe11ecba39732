variable "n" {
  type    = number
  default = 3
  validation {
    condition     = var.n > 1 && floor(var.n) == var.n
    error_message = "n must be a whole number, not ${var.n}."
  }
}
variable "m" {
  type    = map(object({ a = optional(string, "x"), b = list(number) }))
  default = { k = { b = [1, 2] } }
}
locals {
  a = [for i in range(10) : i * var.n if i % 2 == 0]
  b = merge({ x = 1 }, { for k, v in var.m : k => join(",", v.b) })
  c = regexall("(a+)+b", "aaaaaaaaaaaaaaaa")
  d = format("%05d %s %q", 7, "a", "b")
  e = flatten([[1, [2]], [3]])
  f = setproduct(["a", "b"], [1, 2])
  g = cidrsubnets("10.0.0.0/8", 4, 4, 8)
  h = cidrhost("10.0.0.0/24", 5)
  i = try(tonumber("x"), tobool("true"), null)
  j = replace("abc", "/b(.)/", "$1")
  k = substr("añb", 1, -1)
  l = jsondecode(jsonencode({ a = [1, null, "x"] }))
  o = lookup({ a = 1 }, "b", coalesce(null, 2))
  p = contains(keys({ a = 1 }), "a") ? element(["x"], 5) : sort(["b", "a"])
  q = "${local.d}-%{ for x in local.a }${x}%{ endfor }"
  r = 10 / 3 + 1e400 - 0.1
  s = distinct(concat(["a"], ["a"]))[0]
  t = chunklist([1, 2, 3], 2)
  u = trimspace(lower(title(" A b ")))
  v = pow(2, 10) + log(8, 2) + ceil(1.5) + abs(-1) + signum(-2) + parseint("ff", 16) + max(1, 2) + min(1, 2)
  w = split(",", "a,b,c")
  x = zipmap(["a"], [1])
  y = one([1])
  z = slice([1, 2, 3], 1, 2)
}
resource "oci_core_vcn" "a" {
  for_each = local.b
}
