package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is different in two proposals, and what that costs. */
@Schema(name = "ProposalDiff", description = "What is different in two proposals, and what that costs.")
record DiffResponse(
        @Schema(description = "The earlier proposal.", examples = "prop-001")
        String from,

        @Schema(description = "The later proposal.", examples = "prop-001-r2")
        String to,

        @Schema(description = "In order of their paths; empty if they say the same.")
        List<Change> changes,

        @Schema(description = "What becomes of the total; absent if one has none, or another currency.") @Nullable Money money) {

    /** What becomes of a total. */
    @Schema(name = "MoneyDelta", description = "What becomes of a total.")
    record Money(
            @Schema(examples = "150000.00") BigDecimal from,
            @Schema(examples = "142500.00") BigDecimal to,

            @Schema(description = "`to` less `from`.", examples = "-7500.00")
            BigDecimal delta,

            @Schema(description = "ISO 4217; absent if neither names one.", examples = "EUR") @Nullable String currency) {}

    static DiffResponse of(ProposalEntity from, ProposalEntity to) {
        return new DiffResponse(from.id, to.id, Diff.of(shown(from), shown(to)), money(from, to));
    }

    private static ObjectNode shown(ProposalEntity proposal) {
        var fields = new HashSet<>(ProposalDocument.FIELDS);
        fields.add(ProposalDocument.RATE_CARD);
        return proposal.proposalData.deepCopy().retain(fields);
    }

    private static @Nullable Money money(ProposalEntity from, ProposalEntity to) {
        var before = total(from);
        var after = total(to);
        var currency = from.document().currency();
        return before == null
                        || after == null
                        || !Objects.equals(currency, to.document().currency())
                ? null
                : new Money(before, after, after.subtract(before), currency);
    }

    private static @Nullable BigDecimal total(ProposalEntity proposal) {
        var pricing = proposal.document().content().pricing();
        return pricing == null ? null : pricing.total();
    }
}
