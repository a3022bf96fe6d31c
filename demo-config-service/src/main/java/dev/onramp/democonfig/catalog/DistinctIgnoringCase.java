package dev.onramp.democonfig.catalog;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** No text stands in the list twice, whatever its case; each repetition is a violation of its own. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DistinctIgnoringCase.Validator.class)
public @interface DistinctIgnoringCase {

    /** What a caller is told. */
    String message() default "must not be in the list twice, not even in another case";

    /** Required by Bean Validation. */
    Class<?>[] groups() default {};

    /** Required by Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Looks for repetitions. */
    class Validator implements ConstraintValidator<DistinctIgnoringCase, List<String>> {

        @Override
        public boolean isValid(@Nullable List<String> texts, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            var seen = new HashSet<String>();
            var valid = true;
            for (int i = 0; texts != null && i < texts.size(); i++) {
                // Another constraint complains about null.
                @Nullable String text = texts.get(i);
                if (text != null && !seen.add(text.toLowerCase(Locale.ROOT))) {
                    valid = false;
                    context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                            .addContainerElementNode("<list element>", List.class, 0)
                            .inIterable()
                            .atIndex(i)
                            .addConstraintViolation();
                }
            }
            return valid;
        }
    }
}
