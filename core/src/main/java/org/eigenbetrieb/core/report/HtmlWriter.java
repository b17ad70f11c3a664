package org.eigenbetrieb.core.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements that nest and text that is escaped, and nothing else.
 *
 * <p>Names of elements and attributes come from the program, never from data. The result is HTML and well-formed XML
 * at the same time.
 */
final class HtmlWriter {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    /** Opens an element; attributes may follow. */
    HtmlWriter open(String element) {
        endTag();
        out.append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    /** Adds an attribute to the element just opened. */
    HtmlWriter with(String attribute, String value) {
        if (!inTag) {
            throw new IllegalStateException(
                    "Attribute " + attribute + " belongs directly behind the name of an element");
        }
        out.append(' ').append(attribute).append("=\"");
        escape(value, true);
        out.append('"');
        return this;
    }

    /** Adds an attribute unless its value is empty. */
    HtmlWriter withUnlessEmpty(String attribute, String value) {
        return value.isEmpty() ? this : with(attribute, value);
    }

    /** Text with line breaks. */
    HtmlWriter text(String text) {
        endTag();
        String clean = Printed.keepTogether(Printed.clean(text));
        int from = 0;
        for (int to = clean.indexOf('\n'); to >= 0; to = clean.indexOf('\n', from)) {
            escape(clean.substring(from, to), false);
            out.append("<br/>");
            from = to + 1;
        }
        escape(clean.substring(from), false);
        return this;
    }

    /** An element with nothing but text; the title of the document takes no line breaks. */
    HtmlWriter element(String element, String text) {
        return open(element)
                .text(element.equals("title") ? text.replace('\n', ' ') : text)
                .close(element);
    }

    HtmlWriter close(String element) {
        endTag();
        String last = open.pop();
        if (!last.equals(element)) {
            throw new IllegalStateException("Element " + last + " is open, not " + element);
        }
        out.append("</").append(element).append('>');
        return this;
    }

    /** Ends an element that never has a content. */
    HtmlWriter empty() {
        if (!inTag) {
            throw new IllegalStateException("No element was just opened");
        }
        open.pop();
        inTag = false;
        out.append("/>");
        return this;
    }

    /** A line end where blanks mean nothing. */
    HtmlWriter line() {
        endTag();
        out.append('\n');
        return this;
    }

    /** The style sheet, a constant of the program that holds neither {@code <} nor {@code &}. */
    HtmlWriter style(String sheet) {
        if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
            throw new IllegalArgumentException("A style sheet in HTML and XML holds neither < nor &");
        }
        open("style");
        endTag();
        out.append(sheet);
        return close("style");
    }

    /** The document; all elements must be closed. */
    String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Still open: " + open);
        }
        return "<!DOCTYPE html>\n" + out;
    }

    private void endTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (attribute && c == '\n') {
                        out.append("&#10;");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }
}
