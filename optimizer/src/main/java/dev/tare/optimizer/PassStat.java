package dev.tare.optimizer;

import dev.tare.optimizer.pass.Pass;

/**
 * What one pass did to a framework.
 *
 * @param pass the pass
 * @param modules how many modules it changed
 * @param savedTokens by how many tokens the framework got smaller
 * @param nanos how long it took; 0 where passes ran together and were not measured one by one
 */
public record PassStat(Pass pass, int modules, long savedTokens, long nanos) {}
