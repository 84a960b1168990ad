/** Views without a browser. */
@NullMarked
package io.adtally.console.models;

import org.jspecify.annotations.NullMarked;
