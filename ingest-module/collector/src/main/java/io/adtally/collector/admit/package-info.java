/**
 * From the bytes of a body to events: size, syntax and schema of every item. Bad input is a value here, never an
 * exception. Hot path: nothing in it logs, boxes or builds text for a good event.
 */
@NullMarked
package io.adtally.collector.admit;

import org.jspecify.annotations.NullMarked;
