package dev.tare.loader.bundle;

import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateStream;
import java.io.IOException;

/** Where templates are read from: a bundle, or what is put before one. For any number of threads. */
@FunctionalInterface
public interface TemplateSource {

    /**
     * Reads a template.
     *
     * @param part which of the index's parts
     * @throws IOException when it cannot be read, or is not what the bundle says it is
     */
    Template template(int part) throws IOException;

    /**
     * Returns a template that is read in pieces each time it is rendered. A source that has no other way reads it whole.
     *
     * @param part which of the index's parts
     * @throws IOException when it cannot be read, or is not what the bundle says it is
     */
    default TemplateStream stream(int part) throws IOException {
        return TemplateStream.of(template(part));
    }
}
