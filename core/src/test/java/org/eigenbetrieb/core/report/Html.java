package org.eigenbetrieb.core.report;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the HTML form with the JDK's XML parser, which accepts no carelessness.
 *
 * <p>The parser is called by reflection: the library's module has no reason to read java.xml.
 *
 * @param name name of an element
 * @param attributes its attributes
 * @param children its elements
 * @param text all text in it
 */
record Html(String name, Map<String, String> attributes, List<Html> children, String text) {

    private static final String DOCTYPE = "<!DOCTYPE html>\n";

    /** The root element. */
    static Html parse(String html) {
        if (!html.startsWith(DOCTYPE)) {
            throw new AssertionError("Does not start with the document type of HTML");
        }
        byte[] xml = html.substring(DOCTYPE.length()).getBytes(StandardCharsets.UTF_8);
        try {
            Class<?> factoryType = Class.forName("javax.xml.parsers.DocumentBuilderFactory");
            Object factory = factoryType.getMethod("newInstance").invoke(null);
            for (String feature : List.of(
                    "http://javax.xml.XMLConstants/feature/secure-processing",
                    "http://apache.org/xml/features/disallow-doctype-decl")) {
                factoryType.getMethod("setFeature", String.class, boolean.class).invoke(factory, feature, true);
            }
            Object builder = factoryType.getMethod("newDocumentBuilder").invoke(factory);
            Object document = Class.forName("javax.xml.parsers.DocumentBuilder")
                    .getMethod("parse", InputStream.class)
                    .invoke(builder, new ByteArrayInputStream(xml));
            return element(call("Document", "getDocumentElement", document));
        } catch (InvocationTargetException e) {
            throw new AssertionError("Not well-formed: " + e.getCause() + "\n" + html, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The JDK has no XML parser", e);
        }
    }

    /** The value of an attribute, or an empty text. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** All elements of a name in it, in the order of the document. */
    List<Html> all(String element) {
        return descendants().stream().filter(html -> html.name.equals(element)).toList();
    }

    /** All elements in it, in the order of the document. */
    List<Html> descendants() {
        List<Html> all = new ArrayList<>();
        for (Html child : children) {
            all.add(child);
            all.addAll(child.descendants());
        }
        return all;
    }

    private static Html element(Object node) throws ReflectiveOperationException {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Object attribute : list("NamedNodeMap", call("Node", "getAttributes", node))) {
            attributes.put(
                    (String) call("Node", "getNodeName", attribute), (String) call("Node", "getNodeValue", attribute));
        }
        List<Html> children = new ArrayList<>();
        for (Object child : list("NodeList", call("Node", "getChildNodes", node))) {
            if (call("Node", "getNodeType", child).equals((short) 1)) {
                children.add(element(child));
            }
        }
        return new Html((String) call("Node", "getNodeName", node), attributes, children, (String)
                call("Node", "getTextContent", node));
    }

    private static List<Object> list(String type, Object nodes) throws ReflectiveOperationException {
        List<Object> list = new ArrayList<>();
        int length = (Integer) call(type, "getLength", nodes);
        for (int i = 0; i < length; i++) {
            list.add(Class.forName("org.w3c.dom." + type)
                    .getMethod("item", int.class)
                    .invoke(nodes, i));
        }
        return list;
    }

    private static Object call(String type, String method, Object target) throws ReflectiveOperationException {
        return Class.forName("org.w3c.dom." + type).getMethod(method).invoke(target);
    }
}
