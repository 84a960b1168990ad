/** Models and their seats. */
@NullMarked
package io.adtally.console.models;

import org.jspecify.annotations.NullMarked;
