package dev.featurestore.terraform.evaluation;

import java.math.BigDecimal;

/** The operators of HCL on values. Both sides are always evaluated, as in Terraform 1.5. */
final class Operators {
    private Operators() {}

    static Object binary(String operator, Object left, Object right) throws FailedException, UndecidedException {
        return switch (operator) {
            case "==" -> Primitives.equal(left, right);
            case "!=" -> !Primitives.equal(left, right);
            case "&&", "||" -> logical(operator, Primitives.truth(left), Primitives.truth(right));
            default -> arithmetic(operator, Primitives.number(left), Primitives.number(right));
        };
    }

    private static boolean logical(String operator, boolean left, boolean right) {
        return operator.equals("&&") ? left && right : left || right;
    }

    private static Object arithmetic(String operator, BigDecimal left, BigDecimal right) throws UndecidedException {
        return switch (operator) {
            case "<" -> left.compareTo(right) < 0;
            case "<=" -> left.compareTo(right) <= 0;
            case ">" -> left.compareTo(right) > 0;
            case ">=" -> left.compareTo(right) >= 0;
            case "+" -> Primitives.normal(left.add(right));
            case "-" -> Primitives.normal(left.subtract(right));
            case "*" -> Primitives.normal(left.multiply(right));
            case "/" -> quotient(left, right);
            case "%" -> Primitives.normal(left.remainder(nonZero(right)));
            default -> throw new UndecidedException();
        };
    }

    private static BigDecimal quotient(BigDecimal left, BigDecimal right) throws UndecidedException {
        try {
            return Primitives.normal(left.divide(nonZero(right)));
        } catch (ArithmeticException endless) {
            throw new UndecidedException();
        }
    }

    /** Division. Terraform's result of a division by zero depends on the dividend: infinity, or an error. */
    private static BigDecimal nonZero(BigDecimal divisor) throws UndecidedException {
        if (divisor.signum() == 0) {
            throw new UndecidedException();
        }
        return divisor;
    }
}
