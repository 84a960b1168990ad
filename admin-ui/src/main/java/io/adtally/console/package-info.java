/** The console: starts the control plane and shows it. */
@NullMarked
package io.adtally.console;

import org.jspecify.annotations.NullMarked;
