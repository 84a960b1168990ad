/** The platform's parts and how they are wired on one machine: behind ./adtally and for integration tests. */
@NullMarked
package io.adtally.local.launcher;

import org.jspecify.annotations.NullMarked;
