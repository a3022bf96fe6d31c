package dev.onramp.connector.workbook;

import java.io.InputStream;

/** A file on its way to a caller: the content is read from the database piece by piece, as the caller takes it. */
record FileDownload(StoredFile file, InputStream content) {}
