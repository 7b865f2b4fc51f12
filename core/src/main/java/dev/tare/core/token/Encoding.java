package dev.tare.core.token;

import java.util.Optional;

/** A public byte-pair encoding of OpenAI's. */
public enum Encoding {
    O200K_BASE("o200k_base"),
    CL100K_BASE("cl100k_base"),
    P50K_BASE("p50k_base"),
    R50K_BASE("r50k_base");

    private final String id;

    Encoding(String id) {
        this.id = id;
    }

    /** Returns the encoding's published name, such as {@code o200k_base}. */
    public String id() {
        return id;
    }

    public static Optional<Encoding> of(String id) {
        for (Encoding encoding : values()) {
            if (encoding.id.equals(id)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }
}
