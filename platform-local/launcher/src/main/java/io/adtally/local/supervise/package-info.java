/** Processes as a supervisor sees them: started in order, probed, restarted when they die, stopped in reverse. */
@NullMarked
package io.adtally.local.supervise;

import org.jspecify.annotations.NullMarked;
