/** The frame around all views: menu, title, colour scheme, and what happens to errors. */
@NullMarked
package io.adtally.console.frame;

import org.jspecify.annotations.NullMarked;
