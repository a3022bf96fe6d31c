package dev.onramp.democonfig.content;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number that is kept digit for digit: at most 15 digits before the point and 4 after it. Not {@code @Digits}, of
 * which the contract would make a pattern, which numbers do not have.
 */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Amount.Validator.class)
public @interface Amount {

    /** For the contract. */
    String DESCRIPTION = "At most 15 digits before the point and 4 after it; comes back digit for digit.";

    /** What a caller is told. */
    String message() default "must have at most 15 digits before the point and 4 after it";

    /** Required by Bean Validation. */
    Class<?>[] groups() default {};

    /** Required by Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Counts the digits. */
    class Validator implements ConstraintValidator<Amount, BigDecimal> {

        @Override
        public boolean isValid(@Nullable BigDecimal amount, ConstraintValidatorContext context) {
            return amount == null || (amount.scale() <= 4 && amount.precision() - (long) amount.scale() <= 15);
        }
    }
}
