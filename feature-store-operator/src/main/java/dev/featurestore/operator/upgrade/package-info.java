/** Upgrades of the API without downtime: the colors before and after a plan, and the phases between them. Only data, from one plan. */
@NullMarked
package dev.featurestore.operator.upgrade;

import org.jspecify.annotations.NullMarked;
