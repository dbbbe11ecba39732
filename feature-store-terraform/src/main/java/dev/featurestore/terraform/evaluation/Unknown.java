package dev.featurestore.terraform.evaluation;

/** Stands for a value, or a part of one, that only Terraform can tell. */
public enum Unknown {
    VALUE
}
