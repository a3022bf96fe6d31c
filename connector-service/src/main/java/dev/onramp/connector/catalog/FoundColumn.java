package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Table.Column;

/** A column and the key of its table. */
record FoundColumn(Object table, Column column) {}
