/** How the control plane and the data plane talk: control messages, analysts' decisions, and the answers to both. */
@NullMarked
package io.adtally.control;

import org.jspecify.annotations.NullMarked;
