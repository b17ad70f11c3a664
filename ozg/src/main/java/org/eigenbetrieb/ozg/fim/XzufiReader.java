package org.eigenbetrieb.ozg.fim;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.LeikaKey;
import org.eigenbetrieb.ozg.Typisierung;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * Reads descriptions of services in XZuFi 2.2 (XML), one by one, whatever the size of the file.
 *
 * <p>A document type declaration is refused, so that neither outside files nor entities are ever looked at; size, depth,
 * texts and number of services are bounded. Reading keeps what came before an error. Stateless and safe for use by
 * several threads.
 */
public final class XzufiReader {

    /** The namespace of XZuFi 2.2. */
    public static final String NAMESPACE = "http://xoev.de/schemata/xzufi/2_2_0";

    /** The file is no well-formed XML, or cannot be read. What came before is kept. */
    private static final String NOT_XML = "EB-OZG-060";
    /** The file has a document type declaration. Nothing after it is read. */
    private static final String DOCTYPE = "EB-OZG-061";
    /** The file is XML of another kind or version. */
    private static final String OTHER_KIND = "EB-OZG-062";
    /** A limit was reached. What came before is kept. */
    private static final String LIMIT = "EB-OZG-063";
    /** A text refers to an entity that XML does not know. It is read without what was meant. */
    private static final String UNKNOWN_ENTITY = "EB-OZG-065";
    /** The file holds no description of a service. */
    private static final String NO_SERVICES = "EB-OZG-066";
    /** A description has no name or no id. */
    private static final String INCOMPLETE = "EB-OZG-064";

    private static final String TYPE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String DEPTH_LIMIT = "jdk.xml.maxElementDepth";
    private static final String NAME_MODULE = "02";
    private static final String SECOND_NAME_MODULE = "03";
    /** Names of unknown entities that are reported one by one. */
    private static final int MOST_ENTITIES = 20;
    /** Kinds of objects that a message lists. */
    private static final int MOST_OBJECTS = 10;

    private XzufiReader() {}

    /**
     * How much is read at most.
     *
     * @param bytes most bytes of the file
     * @param services most descriptions of services
     * @param depth most elements within each other
     * @param textLength most characters of a text that is kept
     */
    public record Limits(long bytes, int services, int depth, int textLength) {

        /** 4 GiB, one million services, 100 elements within each other, texts of 100,000 characters. */
        public static final Limits STANDARD = new Limits(4L << 30, 1_000_000, 100, 100_000);

        /** Checks that every limit allows something. */
        public Limits {
            if (bytes < 1 || services < 1 || depth < 1 || textLength < 1) {
                throw new IllegalArgumentException("A limit of less than 1 allows nothing: " + bytes + " bytes, "
                        + services + " services, " + depth + " elements, " + textLength + " characters");
            }
        }
    }

    /**
     * What a file held.
     *
     * @param version the version that it names, for example {@code 2.2.0}; empty when it names none
     * @param services how many services were handed over
     * @param objects how many objects of which kind it held: {@code leistung}, {@code organisationseinheit}, …
     */
    public record Summary(String version, int services, Map<String, Integer> objects) {

        /** Copies the map. */
        public Summary {
            Objects.requireNonNull(version, "version");
            objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
        }
    }

    /**
     * Reads all services of a file into a catalogue.
     *
     * <p>Several descriptions may have one key. What has the id of another, or no id and its key, is kept and reported.
     *
     * @param in the bytes; the caller closes the stream
     * @param displayName name of the file in messages
     * @param limits how much is read at most
     * @return the services, and every problem
     */
    public static Read<Leikakatalog> read(InputStream in, String displayName, Limits limits) {
        List<LeikaLeistung> entries = new ArrayList<>();
        List<Problem> problems =
                new ArrayList<>(read(in, displayName, limits, entries::add).problems());
        Map<String, SourceRef> seen = new HashMap<>();
        for (LeikaLeistung entry : entries) {
            String id = entry.other().getOrDefault("id", "");
            String identity = id.isEmpty() ? entry.key() : "id " + id;
            SourceRef first = identity.isEmpty() ? null : seen.putIfAbsent(identity, entry.source());
            if (first != null) {
                problems.add(Leikakatalog.repeated(
                        id.isEmpty() ? "key" : "id", id.isEmpty() ? entry.key() : id, entry.source(), first));
            }
        }
        return Read.of(Leikakatalog.of(entries), problems);
    }

    /**
     * Reads a file and hands over each service as soon as it is complete.
     *
     * @param in the bytes; the caller closes the stream
     * @param displayName name of the file in messages
     * @param limits how much is read at most
     * @param sink gets each service
     * @return what the file held, and every problem
     */
    public static Read<Summary> read(InputStream in, String displayName, Limits limits, Consumer<LeikaLeistung> sink) {
        Run run = new Run(displayName, limits, sink);
        run.read(new Bounded(in, limits.bytes()));
        return Read.of(new Summary(run.version, run.services, run.objects), run.problems);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        if (factory.isPropertySupported(DEPTH_LIMIT)) {
            factory.setProperty(DEPTH_LIMIT, "0"); // the same limit on every JDK: our own
        }
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Ends a stream with an error when it is too long. */
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int found = super.read();
            count(found < 0 ? 0 : 1);
            return found;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int found = super.read(bytes, offset, length);
            count(Math.max(found, 0));
            return found;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new TooLong("the file has more than " + most + " bytes");
            }
        }
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(String message) {
            super(message);
        }
    }

    /** One description while it is read. */
    private static final class Draft {
        private final SourceRef place;
        private final int depth;
        private final List<String> keys = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final List<String> synonyms = new ArrayList<>();
        private final Map<String, String> other = new LinkedHashMap<>();
        private String id = "";
        private String name = "";
        private String secondName = "";
        private String module = "";
        private String content = "";
        private boolean german;

        Draft(SourceRef place, int depth) {
            this.place = place;
            this.depth = depth;
        }
    }

    private static final class Run {
        private final String file;
        private final Limits limits;
        private final Consumer<LeikaLeistung> sink;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, Integer> objects = new LinkedHashMap<>();
        private final Deque<String> path = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private final Map<String, SourceRef> entities = new LinkedHashMap<>();
        private final Map<String, Integer> entityCounts = new HashMap<>();
        private String version = "";
        private int services;
        private boolean cut;
        private boolean ours;
        private Draft draft = new Draft(SourceRef.of("none"), Integer.MAX_VALUE);
        private boolean inside;
        private String language = "";

        Run(String file, Limits limits, Consumer<LeikaLeistung> sink) {
            this.file = file;
            this.limits = limits;
            this.sink = sink;
        }

        void read(InputStream in) {
            try {
                XMLStreamReader reader = factory().createXMLStreamReader(XmlBytes.open(in));
                try {
                    boolean more = true;
                    while (more && reader.hasNext()) {
                        more = event(reader, reader.next());
                    }
                } finally {
                    reader.close();
                }
            } catch (XMLStreamException e) {
                failed(e);
            } catch (XmlBytes.UnknownEncoding e) {
                problems.add(Problem.error(
                        NOT_XML,
                        SourceRef.of(file, 1, 0),
                        "the encoding " + Texts.quote(String.valueOf(e.getMessage()))
                                + " that the first line declares is not known; nothing is read",
                        "expected UTF-8"));
            } catch (IOException e) {
                failed(new XMLStreamException(e.getMessage(), e));
            }
            entities.forEach((name, place) -> problems.add(Problem.warning(
                    UNKNOWN_ENTITY,
                    place,
                    "XML does not know the entity " + Texts.quote("&" + name + ";") + "; it was read as \uFFFD"
                            + (count(name) > 1 ? ", here and " + (count(name) - 1) + " more times" : ""),
                    "expected the character itself, or its number such as &#160;")));
            if (ours && services == 0 && problems.stream().noneMatch(each -> each.severity() == Severity.ERROR)) {
                problems.add(Problem.warning(
                        NO_SERVICES,
                        SourceRef.of(file),
                        "the file holds no service"
                                + (objects.isEmpty()
                                        ? ""
                                        : "; it holds "
                                                + objects.keySet().stream()
                                                        .limit(MOST_OBJECTS)
                                                        .map(Texts::quote)
                                                        .collect(Collectors.joining(", "))),
                        "expected elements leistung of XZuFi 2.2"));
            }
        }

        private int count(String entity) {
            return entityCounts.getOrDefault(entity, 0);
        }

        /** An entity that the file does not declare, and cannot: document type declarations are refused. */
        private void entity(XMLStreamReader reader) {
            String name = Objects.requireNonNullElse(reader.getLocalName(), "");
            if (entities.size() < MOST_ENTITIES || entities.containsKey(name)) {
                entities.putIfAbsent(name, place(reader));
                entityCounts.merge(name, 1, Integer::sum);
            }
            if (inside && text.length() < limits.textLength()) {
                text.append('\uFFFD');
            }
        }

        private void failed(XMLStreamException e) {
            Throwable cause = e.getNestedException() == null ? e.getCause() : e.getNestedException();
            Location location = e.getLocation();
            SourceRef place = location == null || location.getLineNumber() < 1
                    ? SourceRef.of(file)
                    : SourceRef.of(file, location.getLineNumber(), Math.max(location.getColumnNumber(), 0));
            if (cause instanceof TooLong) {
                problems.add(Problem.error(
                        LIMIT,
                        SourceRef.of(file),
                        cause.getMessage() + "; " + services + " services before the limit were read",
                        "divide the file, or raise the limit"));
            } else if (cause instanceof CharacterCodingException) {
                problems.add(Problem.error(
                        NOT_XML,
                        place,
                        "here or further on stand bytes that do not exist in the encoding of the file; " + services
                                + " services before them were read",
                        "expected the encoding that the first line declares, otherwise UTF-8: correct that line, or save the"
                                + " file as UTF-8"));
            } else {
                String message = Objects.requireNonNullElse(e.getMessage(), "no reason given");
                int line = message.indexOf("Message: ");
                problems.add(Problem.error(
                        NOT_XML,
                        place,
                        "this is not well-formed XML: "
                                + Texts.quote((line < 0 ? message : message.substring(line + 9)).strip())
                                + "; " + services + " services before it were read",
                        "expected a complete XZuFi file; it may have been cut off when it was copied"));
            }
        }

        /** Looks at one event; false ends the reading. */
        private boolean event(XMLStreamReader reader, int event) {
            switch (event) {
                case XMLStreamConstants.DTD -> {
                    problems.add(Problem.error(
                            DOCTYPE,
                            place(reader),
                            "the file has a document type declaration; nothing after it is read",
                            "remove the line <!DOCTYPE …>; XZuFi has none"));
                    return false;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    return start(reader);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (inside) {
                        append(reader);
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    if (inside) {
                        entity(reader);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return end();
                }
                default -> {
                    // comments and instructions say nothing
                }
            }
            return true;
        }

        private void append(XMLStreamReader reader) {
            int room = limits.textLength() - text.length();
            int length = reader.getTextLength();
            if (length > room && !cut) {
                cut = true;
                problems.add(Problem.warning(
                        LIMIT,
                        place(reader),
                        "a text has more than " + limits.textLength() + " characters and is cut",
                        "raise the limit when it is needed in full"));
            }
            text.append(reader.getTextCharacters(), reader.getTextStart(), Math.max(0, Math.min(room, length)));
        }

        private boolean start(XMLStreamReader reader) {
            String name = reader.getLocalName();
            boolean ours = NAMESPACE.equals(reader.getNamespaceURI());
            if (path.isEmpty() && !root(reader, ours)) {
                return false;
            }
            if (path.size() >= limits.depth()) {
                problems.add(Problem.error(
                        LIMIT,
                        place(reader),
                        "more than " + limits.depth() + " elements stand within each other; nothing after this is read",
                        "correct the file, or raise the limit"));
                return false;
            }
            if (!inside && ours && (path.size() == 2 || name.equals("leistung"))) {
                objects.merge(name, 1, Integer::sum);
            }
            if (!inside && ours && name.equals("leistung")) {
                if (services >= limits.services()) {
                    problems.add(Problem.error(
                            LIMIT,
                            place(reader),
                            "the file has more than " + limits.services() + " services; the others are not read",
                            "divide the file, or raise the limit"));
                    return false;
                }
                inside = true;
                draft = new Draft(place(reader), path.size());
            } else if (inside && name.equals("struktur")) {
                String type = reader.getAttributeValue(TYPE, "type");
                if (type != null) {
                    draft.other.put("struktur", type);
                }
            }
            if (inside && name.equals("modulText")) {
                draft.module = "";
                draft.content = "";
                draft.german = false;
            }
            String code = reader.getAttributeValue(null, "languageCode");
            language = code == null ? "" : code;
            text.setLength(0);
            path.addLast(name);
            return true;
        }

        private boolean root(XMLStreamReader reader, boolean known) {
            if (!known) {
                String namespace = Objects.requireNonNullElse(reader.getNamespaceURI(), "");
                problems.add(Problem.error(
                        OTHER_KIND,
                        place(reader),
                        "the root element " + Texts.quote(reader.getLocalName()) + " is of "
                                + (namespace.isEmpty() ? "no namespace" : "namespace " + Texts.quote(namespace))
                                + "; nothing is read",
                        "expected XZuFi 2.2, namespace " + NAMESPACE));
                return false;
            }
            this.ours = true;
            String found = reader.getAttributeValue(null, "xzufiVersion");
            version = found == null ? "" : found;
            if (!version.isEmpty() && !version.startsWith("2.2")) {
                problems.add(Problem.warning(
                        OTHER_KIND,
                        place(reader),
                        "the file says it is XZuFi " + Texts.quote(version) + "; it is read as 2.2",
                        "expected xzufiVersion 2.2 or 2.2.0"));
            }
            return true;
        }

        private boolean end() {
            String name = path.removeLast();
            if (!inside) {
                return true;
            }
            String parent = Objects.requireNonNullElse(path.peekLast(), "");
            if (path.size() == draft.depth) {
                inside = false;
                finish();
            } else {
                field(name, parent, text.toString().strip());
            }
            text.setLength(0);
            return true;
        }

        private void field(String name, String parent, String value) {
            boolean direct = path.size() == draft.depth + 1;
            switch (name) {
                case "id" -> {
                    if (direct) {
                        draft.id = value;
                    }
                }
                case "code" -> {
                    if (value.isEmpty()) {
                        return;
                    }
                    switch (parent) {
                        case "referenzLeiKa" -> draft.keys.add(value);
                        case "typisierung" -> draft.types.add(value);
                        case "leikaTextmodul" -> draft.module = value;
                        default -> {
                            // codes of other lists are not needed
                        }
                    }
                }
                case "inhalt" -> {
                    boolean german = language.startsWith("de");
                    if (parent.equals("modulText")
                            && !value.isEmpty()
                            && (draft.content.isEmpty() || german && !draft.german)) {
                        draft.content = value;
                        draft.german = german;
                    }
                }
                case "begriff" -> {
                    if (!value.isEmpty()) {
                        draft.synonyms.add(value);
                    }
                }
                case "modulText" -> {
                    if (draft.module.equals(NAME_MODULE) && draft.name.isEmpty()) {
                        draft.name = draft.content;
                    } else if (draft.module.equals(SECOND_NAME_MODULE) && draft.secondName.isEmpty()) {
                        draft.secondName = draft.content;
                    }
                }
                default -> {
                    // everything else is not needed here
                }
            }
        }

        private void finish() {
            String key = draft.keys.isEmpty() ? "" : draft.keys.get(0);
            if (draft.name.isEmpty() || draft.id.isEmpty()) {
                boolean unusable = draft.name.isEmpty() && key.isEmpty();
                problems.add(
                        unusable
                                ? Problem.error(
                                        INCOMPLETE,
                                        draft.place,
                                        "a service has neither name (modulText 02) nor LeiKa key and is left out",
                                        "expected modulText with leikaTextmodul 02, or referenzLeiKa")
                                : Problem.warning(
                                        INCOMPLETE,
                                        draft.place,
                                        "a service has no " + (draft.id.isEmpty() ? "id" : "name (modulText 02)")
                                                + "; it is kept",
                                        "expected id and modulText with leikaTextmodul 02"));
                if (unusable) {
                    return;
                }
            }
            for (String each : draft.keys) {
                problems.addAll(LeikaKey.problems(each, draft.place));
            }
            Typisierung type = Typisierung.of(String.join(";", draft.types));
            problems.addAll(type.problems(draft.place));
            if (!draft.id.isEmpty()) {
                draft.other.put("id", draft.id);
            }
            if (draft.keys.size() > 1) {
                draft.other.put("referenzLeiKa", String.join("|", draft.keys));
            }
            services++;
            sink.accept(new LeikaLeistung(
                    key,
                    draft.name,
                    draft.secondName,
                    type,
                    draft.synonyms.stream().distinct().toList(),
                    List.of(),
                    null,
                    draft.other,
                    draft.place));
        }

        private SourceRef place(XMLStreamReader reader) {
            Location location = reader.getLocation();
            return SourceRef.of(file, Math.max(location.getLineNumber(), 1), Math.max(location.getColumnNumber(), 0));
        }
    }
}
