package dev.onramp.connector.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onramp.connector.source.PortableType;
import java.time.format.DateTimeFormatter;

/** Values of cells as JSON. */
final class CellJson {

    private CellJson() {}

    /** The value in the type of its column; in its own if it does not fit that, because the file has changed since. */
    static JsonNode value(Cell cell, PortableType column) {
        if (cell.kind() == Cell.Kind.ERROR) {
            return NullNode.getInstance();
        }
        if (column == PortableType.STRING) {
            return TextNode.valueOf(cell.text());
        }
        return switch (cell.kind()) {
            case NUMBER -> number(cell);
            case BOOLEAN -> BooleanNode.valueOf(cell.text().strip().equalsIgnoreCase("true"));
            case DATE -> date(cell.text().strip(), column);
            case TIMESTAMP ->
                TextNode.valueOf(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(CsvValues.timestamp(cell.text())));
            case TIMESTAMPTZ ->
                TextNode.valueOf(CsvValues.timestamptz(cell.text()).toInstant().toString());
            default -> TextNode.valueOf(cell.text());
        };
    }

    private static JsonNode number(Cell cell) {
        var number = Numbers.parse(cell.text().strip());
        if (number == null) {
            return TextNode.valueOf(cell.text());
        }
        return cell.type() == PortableType.INT64
                ? LongNode.valueOf(number.longValueExact())
                : DecimalNode.valueOf(number);
    }

    private static JsonNode date(String text, PortableType column) {
        return TextNode.valueOf(column == PortableType.TIMESTAMP ? text + "T00:00:00" : text);
    }
}
