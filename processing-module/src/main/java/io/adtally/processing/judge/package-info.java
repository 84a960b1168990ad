/** What decides of an event's traffic: the policy in force, and how operators come by it. */
@NullMarked
package io.adtally.processing.judge;

import org.jspecify.annotations.NullMarked;
