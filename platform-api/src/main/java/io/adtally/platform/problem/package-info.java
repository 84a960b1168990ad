/** How the control plane says no: typed refusals, and what they look like over REST. */
@NullMarked
package io.adtally.platform.problem;

import org.jspecify.annotations.NullMarked;
