package dev.tare.optimizer.xml;

import dev.tare.core.text.Span;

/**
 * A stretch of instruction XML.
 *
 * @param span where it stands, marks of the fence left out
 * @param mark the character of the fence around it, of which three at the start of a line would close it; 0 in a file of XML
 */
record XmlPart(Span span, byte mark) {}
