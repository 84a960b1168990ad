/** Fraud thresholds: proposed by one person, approved by another, and in force once all tasks have said so. */
@NullMarked
package io.adtally.platform.threshold;

import org.jspecify.annotations.NullMarked;
