package dev.onramp.connector.workbook;

import java.util.List;

/** Takes the rows of a table, one after the other. */
interface RowHandler {

    /**
     * Takes one row.
     *
     * @param cells what of the row is not blank, at least one; the list is used again for the next row
     * @return whether more rows are wanted
     */
    boolean row(List<Cell> cells);
}
