/** Registered models, and which of them decides or is scored beside it: proposed by one person, approved by another. */
@NullMarked
package io.adtally.platform.model;

import org.jspecify.annotations.NullMarked;
