package dev.tare.bundler;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.Cost;
import dev.tare.core.token.Price;
import dev.tare.core.token.PriceTable;
import java.util.Optional;

/** What the input of a start costs with a model. */
final class StartCost {

    private StartCost() {}

    /** Returns the report with the cost of its starts, or as it is when the model has no known price. */
    static AuditReport with(AuditReport report, String model) {
        Optional<Price> median = PriceTable.find(model, report.start().medianTokens());
        Optional<Price> worst = PriceTable.find(model, report.start().worstTokens());
        if (median.isEmpty() || worst.isEmpty()) {
            return report;
        }
        return report.withCost(new Cost(
                model,
                median.get().date(),
                median.get().source(),
                median.get().input(),
                median.get().of(report.start().medianTokens()),
                worst.get().of(report.start().worstTokens())));
    }
}
