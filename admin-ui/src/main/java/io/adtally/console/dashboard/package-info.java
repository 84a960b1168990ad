/** The platform at a glance. */
@NullMarked
package io.adtally.console.dashboard;

import org.jspecify.annotations.NullMarked;
