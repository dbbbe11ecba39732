variable "a" { default = "\u00e9${1 + 1}" }
