/** Judges what a build's tests did, by the reports they left. */
@NullMarked
package io.adtally.local.report;

import org.jspecify.annotations.NullMarked;
