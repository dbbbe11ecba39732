package dev.featurestore.operator.plan;

import java.util.List;

/**
 * A change of a resource outside of Terraform, as the plan has found it ({@code resource_drift}).
 *
 * @param address its address
 * @param type its type
 * @param deleted whether the resource does not exist any more
 * @param attributes its values that differ: before in the state, after in reality; sensitive ones are masked
 */
public record OutsideChange(String address, String type, boolean deleted, List<AttributeChange> attributes) {

    public OutsideChange {
        attributes = List.copyOf(attributes);
    }

    /**
     * The changes outside of Terraform that a plan has found.
     *
     * @param json as in {@link TerraformPlan#read}
     */
    public static List<OutsideChange> in(byte[] json) {
        return new PlanReader().outside(json);
    }
}
