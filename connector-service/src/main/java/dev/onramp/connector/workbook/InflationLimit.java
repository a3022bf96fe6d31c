package dev.onramp.connector.workbook;

/** How far a workbook may inflate, each part in relation to its packed size, and all that is read of it together. */
final class InflationLimit {

    /** The XML of 1,000,000 rows of 20 columns has less than half of it. */
    static final long MAX_TOTAL = 4L * 1024 * 1024 * 1024;

    /** Spreadsheet programs pack the XML of tables 5 to 50 times. */
    static final int MAX_RATIO = 200;

    /** What small parts may have whatever their ratio is. */
    static final long FREE = 16L * 1024 * 1024;

    private long total;

    /** The limit of a part of this packed size. */
    Part of(long packed) {
        return new Part(Math.max(FREE, packed * MAX_RATIO));
    }

    /** The limit of one part. */
    final class Part {

        private final long allowed;
        private long count;

        private Part(long allowed) {
            this.allowed = allowed;
        }

        void count(int bytes) {
            count += bytes;
            total += bytes;
            if (count > allowed || total > MAX_TOTAL) {
                throw Faults.tooLarge("The workbook grows beyond measure when it is unpacked, as zip bombs do.");
            }
        }
    }
}
