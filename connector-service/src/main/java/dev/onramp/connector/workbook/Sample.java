package dev.onramp.connector.workbook;

import java.util.List;

/**
 * The first rows of a table.
 *
 * @param rows the data, without what stands before it; every cell resolved
 * @param truncated whether there are more
 */
record Sample(Header header, List<List<Cell>> rows, boolean truncated) {}
