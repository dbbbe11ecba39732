package dev.featurestore.operator.cost;

import java.math.BigDecimal;

/**
 * A list price.
 *
 * @param part part number
 * @param amount price of a unit
 * @param model what it is for
 * @param unit the unit, such as {@code OCPU}
 * @param what what is paid
 */
record Price(String part, BigDecimal amount, Model model, String unit, String what) {

    /** What a price is for. */
    enum Model {
        /** A unit and an hour. */
        HOUR(" and hour"),
        /** A unit and a month. */
        MONTH(" and month"),
        /** A unit that is used. */
        USE("");

        private final String words;

        Model(String words) {
            this.words = words;
        }
    }

    /** What the amount is for. */
    String per() {
        return unit + model.words;
    }
}
