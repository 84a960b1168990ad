package io.adtally.fraud.score;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document into elements without trusting it: no document type, no entity but the five of XML itself, nothing
 * fetched from anywhere, and no more bytes, elements, depth or time than allowed. Extensions, which PMML lets readers
 * ignore, are left out.
 */
final class XmlReader {
    /** Attributes of one element; PMML's have at most a dozen. */
    private static final int MOST_ATTRIBUTES = 64;

    private static final String IGNORED = "Extension";
    private static final String WITH_TEXT = "Array";

    private final ModelLimits limits;
    private final Deadline deadline;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private @Nullable XmlElement root;
    private int elements;

    private XmlReader(ModelLimits limits, Deadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    static XmlElement read(InputStream xml, ModelLimits limits, Deadline deadline) throws ModelRefusedException {
        LimitedInputStream limited = new LimitedInputStream(xml, "the document", limits.entryBytes(), deadline);
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(limited);
            try {
                return new XmlReader(limits, deadline).read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException broken) {
            throw limited.refusal(Reason.MALFORMED, broken);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // The JDK's own limit differs between releases, and is below what deep trees need; ModelLimits sets ours.
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched: " + systemId);
        });
        return factory;
    }

    private XmlElement read(XMLStreamReader reader) throws XMLStreamException, ModelRefusedException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(reader);
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw ModelRefusedException.unsupported("a document type or an entity");
                default -> deadline.check(); // comments, processing instructions, white space
            }
        }
        if (root == null) {
            throw new ModelRefusedException(Reason.MALFORMED, "a document without elements");
        }
        return root;
    }

    private void start(XMLStreamReader reader) throws ModelRefusedException {
        deadline.check();
        if (++elements > limits.elements()) {
            throw new ModelRefusedException(Reason.TOO_LARGE, "more than " + limits.elements() + " elements");
        }
        if (open.size() >= limits.depth()) {
            throw new ModelRefusedException(Reason.TOO_LARGE, "elements nested deeper than " + limits.depth());
        }
        XmlElement element = new XmlElement(reader.getLocalName());
        if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
            throw new ModelRefusedException(Reason.TOO_LARGE, "more than " + MOST_ATTRIBUTES + " attributes");
        }
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            element.attributes.put(reader.getAttributeLocalName(at), reader.getAttributeValue(at));
        }
        XmlElement parent = open.peek();
        if (parent == null) {
            root = element;
        } else if (!element.name.equals(IGNORED)) {
            parent.children.add(element);
        }
        open.push(element);
    }

    private void characters(XMLStreamReader reader) throws ModelRefusedException {
        deadline.check();
        XmlElement element = open.peek();
        if (element != null && element.name.equals(WITH_TEXT)) {
            element.text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }
}
