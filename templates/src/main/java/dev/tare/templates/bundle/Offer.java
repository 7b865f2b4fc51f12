package dev.tare.templates.bundle;

import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker.Share;
import java.util.List;

/**
 * A partial for the lines of some places, and what it would save.
 *
 * @param repeat the places
 * @param shares what stands in the partial, in each of the places
 * @param saves how many tokens that saves, tags and the partial itself counted
 */
record Offer(String name, Template partial, Repeat repeat, List<Share> shares, long saves) {}
