a = <<EOT
 ${"x"
