package dev.onramp.connector.workbook;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;

/**
 * What separates the cells of a CSV file.
 *
 * @param preamble how many characters at the start say so, as {@code sep=;} does
 */
record CsvDialect(char delimiter, int preamble) {

    private static final int SAMPLE = 64 * 1024;
    private static final int RECORDS = 50;
    private static final Pattern PREAMBLE = Pattern.compile("(?i)sep=([^\\r\\n\"])(\\r\\n|\\r|\\n|$)");

    /** Looks at the start of the text. */
    static CsvDialect of(Reader reader) throws IOException {
        var buffer = new char[SAMPLE];
        int length = 0;
        for (int read = 0; read >= 0 && length < SAMPLE; length += Math.max(read, 0)) {
            read = reader.read(buffer, length, SAMPLE - length);
        }
        var sample = new String(buffer, 0, length);
        var preamble = PREAMBLE.matcher(sample);
        if (preamble.lookingAt()) {
            return new CsvDialect(preamble.group(1).charAt(0), preamble.end());
        }
        return Stream.of(',', ';', '\t', '|')
                .map(delimiter -> score(delimiter, sample))
                .max(Comparator.comparingInt(Score::share).thenComparingInt(Score::columns))
                .map(best -> new CsvDialect(best.delimiter(), 0))
                .orElseThrow();
    }

    /** The rest of the text. */
    Reader skip(Reader reader) throws IOException {
        for (int i = 0; i < preamble; i++) {
            reader.read();
        }
        return reader;
    }

    /**
     * How well a delimiter fits.
     *
     * @param share how many of 1,000 records are as wide as the first; 0 if that has but one cell
     */
    private record Score(char delimiter, int share, int columns) {}

    private static Score score(char delimiter, String sample) {
        int first = 0;
        int same = 0;
        int all = 0;
        // Strict, because with the wrong delimiter quotes stand where they cannot.
        var format = Csv.format(delimiter).builder().setTrailingData(false).get();
        try (var parser = CSVParser.parse(new StringReader(sample), format)) {
            for (var records = parser.iterator(); all < RECORDS && records.hasNext(); all++) {
                int width = records.next().size();
                // The last one may be cut off.
                boolean counts = all == 0 || records.hasNext();
                first = all == 0 ? width : first;
                same += width == first || !counts ? 1 : 0;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException misplaced) {
            return new Score(delimiter, 0, 0);
        }
        return new Score(delimiter, first < 2 ? 0 : same * 1000 / Math.max(all, 1), first);
    }
}
