/** What views are made of: badges, amounts, moments, lists by keyset, messages. */
@NullMarked
package io.adtally.console.widget;

import org.jspecify.annotations.NullMarked;
