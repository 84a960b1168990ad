/** Checks the fast list rules against slow, obvious ones. */
@NullMarked
package io.adtally.fraud.rule;

import org.jspecify.annotations.NullMarked;
