@NullMarked
package io.adtally.console.frame;

import org.jspecify.annotations.NullMarked;
