/** What refusals look like over REST (RFC 9457). */
@NullMarked
package io.adtally.reporting.problem;

import org.jspecify.annotations.NullMarked;
