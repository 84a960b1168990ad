@NullMarked
package io.adtally.access;

import org.jspecify.annotations.NullMarked;
