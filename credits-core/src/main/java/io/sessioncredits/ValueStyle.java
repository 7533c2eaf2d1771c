package io.sessioncredits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How values are generated, for this package and all below: hidden, on the JDK alone, without a
 * trace of the generator in the class files.
 */
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    allowedClasspathAnnotations = {Override.class})
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.SOURCE)
@interface ValueStyle {}
