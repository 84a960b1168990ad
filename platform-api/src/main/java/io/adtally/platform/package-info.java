/** The control plane: a package a feature, each showing its public types only. */
@NullMarked
package io.adtally.platform;

import org.jspecify.annotations.NullMarked;
