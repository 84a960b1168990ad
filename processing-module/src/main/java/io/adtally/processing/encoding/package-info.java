/** What serializers written by hand have in common. */
@org.jspecify.annotations.NullMarked
package io.adtally.processing.encoding;
