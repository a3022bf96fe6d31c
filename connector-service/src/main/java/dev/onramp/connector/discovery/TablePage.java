package dev.onramp.connector.discovery;

import dev.onramp.connector.source.Table;
import java.util.List;

/**
 * Some tables of a snapshot.
 *
 * @param more whether there are more behind them
 */
record TablePage(List<Table> tables, boolean more) {}
