/** What views are made of. */
@NullMarked
package io.adtally.console.widget;

import org.jspecify.annotations.NullMarked;
