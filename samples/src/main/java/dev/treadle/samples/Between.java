package dev.treadle.samples;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which numbers an option or a parameter takes. Where it is given another, or what is no
 * number, the launcher answers with one sentence that names them, and the sample does not begin.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Between {

    /** {@return the least it takes} */
    long least();

    /** {@return the most it takes} */
    long most();
}
