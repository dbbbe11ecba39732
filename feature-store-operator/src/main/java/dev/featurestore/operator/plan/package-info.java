/** What a plan of Terraform says: read from its JSON, told on one screen, written without its secrets. */
@NullMarked
package dev.featurestore.operator.plan;

import org.jspecify.annotations.NullMarked;
