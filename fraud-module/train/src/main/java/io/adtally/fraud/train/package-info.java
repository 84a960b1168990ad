/** The command line that makes models: {@code train}, {@code evaluate}, {@code compare}, {@code export}, {@code register}. */
@NullMarked
package io.adtally.fraud.train;

import org.jspecify.annotations.NullMarked;
