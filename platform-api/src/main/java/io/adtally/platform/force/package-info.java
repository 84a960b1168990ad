/** Where in the data plane a control message is in force, by the tasks' own answers. */
@NullMarked
package io.adtally.platform.force;

import org.jspecify.annotations.NullMarked;
