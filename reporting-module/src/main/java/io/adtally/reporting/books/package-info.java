/** Reading the books in ClickHouse: every statement is built here, limited to what its caller may see. */
@NullMarked
package io.adtally.reporting.books;

import org.jspecify.annotations.NullMarked;
