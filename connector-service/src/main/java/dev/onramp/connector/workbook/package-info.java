/** Workbooks that were uploaded to profiles: how they are kept, and what is in them. */
@NullMarked
package dev.onramp.connector.workbook;

import org.jspecify.annotations.NullMarked;
