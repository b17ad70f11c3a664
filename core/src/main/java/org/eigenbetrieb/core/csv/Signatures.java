package org.eigenbetrieb.core.csv;

/** Recognises files that are no text in the supported encodings by their first bytes. */
final class Signatures {

    private static final int PROBE = 1000;

    private Signatures() {}

    static boolean hasUtf8Mark(byte[] bytes) {
        return startsWith(bytes, 0xEF, 0xBB, 0xBF);
    }

    /** What the file is instead of text, or an empty text. */
    static String of(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return "text in UTF-16 (Excel: file type \"Unicode Text\")";
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return "an Excel workbook or another ZIP archive";
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            return "an old Excel workbook (.xls) or another Office document";
        }
        if (startsWith(bytes, '%', 'P', 'D', 'F', '-')) {
            return "a PDF document";
        }
        int zeros = 0;
        int length = Math.min(bytes.length, PROBE);
        for (int i = 0; i < length; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros * 4 > length ? "binary data or text in UTF-16 without a byte order mark" : "";
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
