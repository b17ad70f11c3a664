package org.eigenbetrieb.examples.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML as the tests read it: strictly. Every element is closed in order, every attribute quoted, every character that
 * means something escaped.
 */
final class Html {

    private static final List<String> VOID = List.of("meta", "br", "hr", "img", "col", "link", "input");
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\\s+[a-z-]+=\"[^\"<]*\")*)\\s*(/?)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final List<List<List<String>>> tables = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Html(String text) {
        read(text);
    }

    /** What is not well-formed. */
    List<String> problems() {
        return problems;
    }

    /** Texts of the cells of all body rows, by table. */
    List<List<List<String>>> tables() {
        return tables;
    }

    /** Plain numbers behind the printed ones ({@code <data value>}), each with what is printed. */
    List<String> numbers() {
        return numbers;
    }

    private void read(String text) {
        int at = 0;
        if (text.startsWith("<!DOCTYPE html>")) {
            at = "<!DOCTYPE html>".length();
        } else {
            problems.add("no DOCTYPE");
        }
        Deque<String> open = new ArrayDeque<>();
        StringBuilder cell = new StringBuilder();
        String value = "";
        boolean body = false;
        int marks = 0;
        Matcher tag = TAG.matcher(text);
        while (at < text.length()) {
            int next = text.indexOf('<', at);
            String between = text.substring(at, next < 0 ? text.length() : next);
            if (!"style".equals(open.peek())) {
                checkText(between);
            }
            if (marks == 0) {
                cell.append(unescape(between));
            }
            if (next < 0) {
                break;
            }
            if (!tag.find(next) || tag.start() != next) {
                problems.add("no tag: " + text.substring(next, Math.min(text.length(), next + 80)));
                return;
            }
            at = tag.end();
            String name = tag.group(2);
            checkText(tag.group(3));
            if (tag.group(1).isEmpty()) {
                switch (name) {
                    case "table" -> tables.add(new ArrayList<>());
                    case "tbody" -> body = true;
                    case "tr" -> {
                        if (body) {
                            tables.get(tables.size() - 1).add(new ArrayList<>());
                        }
                    }
                    case "td", "th" -> cell.setLength(0);
                    case "data" -> {
                        value = attribute(tag.group(3), "value");
                        cell.setLength(0);
                    }
                    case "sup" -> marks++;
                    default -> {
                        // says nothing about tables
                    }
                }
                if (!VOID.contains(name) && tag.group(4).isEmpty()) {
                    open.push(name);
                } else if (!VOID.contains(name)) {
                    problems.add("<" + name + "/> closes itself");
                }
                continue;
            }
            if (open.isEmpty() || !open.pop().equals(name)) {
                problems.add("</" + name + "> closes nothing");
                return;
            }
            switch (name) {
                case "tbody" -> body = false;
                case "td", "th" -> {
                    if (body) {
                        List<List<String>> rows = tables.get(tables.size() - 1);
                        rows.get(rows.size() - 1).add(cell.toString().strip());
                    }
                }
                case "data" -> numbers.add(value + " " + cell.toString().strip());
                case "sup" -> marks--;
                default -> {
                    // says nothing about tables
                }
            }
        }
        if (!open.isEmpty()) {
            problems.add("never closed: " + open);
        }
    }

    private void checkText(String text) {
        Matcher ampersand = Pattern.compile("&(?!(amp|lt|gt|quot|#39|#[0-9]+|#x[0-9a-fA-F]+);)")
                .matcher(text);
        if (ampersand.find() || text.indexOf('>') >= 0) {
            problems.add("not escaped: " + text);
        }
    }

    private static String attribute(String attributes, String name) {
        Matcher matcher = ATTRIBUTE.matcher(attributes);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return unescape(matcher.group(2));
            }
        }
        return "";
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
