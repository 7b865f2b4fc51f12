/** Prompts of a bundle as LangChain4j takes them. */
@NullMarked
package dev.tare.langchain4j;

import org.jspecify.annotations.NullMarked;
