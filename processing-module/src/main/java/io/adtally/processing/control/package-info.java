/** What the control plane says, brought to the tasks it concerns, and their answers. */
@NullMarked
package io.adtally.processing.control;

import org.jspecify.annotations.NullMarked;
