/** Who may ask: keys of programs, tokens of people, and how much each may ask. */
@NullMarked
package io.adtally.reporting.access;

import org.jspecify.annotations.NullMarked;
