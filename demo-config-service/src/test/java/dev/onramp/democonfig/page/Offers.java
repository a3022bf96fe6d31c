package dev.onramp.democonfig.page;

import dev.onramp.democonfig.Deal;
import dev.onramp.testsupport.Api;

/** Offers to look at. */
final class Offers {

    private Offers() {}

    /** A draft with all that a proposal can have. */
    static Deal full(Api user, String clientName, String title) {
        var deal = Deal.draft(user);
        user.patch("/demo/clients/" + deal.client(), "{\"client_name\": \"%s\"}".formatted(clientName))
                .is(200);
        user.patch(deal.path(), body(title)).is(200);
        return deal;
    }

    private static String body(String title) {
        return """
                {"title": "%s", "currency": "EUR", "valid_until": "2099-03-31", "time_zone": "Europe/Berlin",
                "notes": "internal: they would pay twice as much",
                "pricing": {"total": 247862.13,
                 "breakdown": {"licence": 195000.00, "integration": 24250.00, "discount": -10962.50, "tax": 39574.63,
                  "consulting": null, "implementation": null},
                 "lines": [
                  {"category": "licence", "description": "Licence of 2 value chains for 3 years", "quantity": 6,
                   "unit": "chain-years", "unit_price": 32500.00, "amount": 195000.00, "discount": 9750.00,
                   "tax": 35197.50, "total": 220447.50, "recurring": true,
                   "rule": "P3: licence per value chain and year, 3-year term"},
                  {"category": "integration", "description": "Integration of 3 object models in batch", "quantity": 3,
                   "unit": "objects", "unit_price": 2250.00, "amount": 6750.00, "discount": 337.50, "tax": 1218.38,
                   "total": 7630.88, "rule": "P3: integration of an object model, batch"},
                  {"category": "integration", "description": "Custom connectors, paid by time", "quantity": 100,
                   "unit": "hours", "unit_price": 175.00, "amount": 17500.00, "discount": 875.00, "tax": 3158.75,
                   "total": 19783.75, "quantity_min": 80, "quantity_max": 120, "total_min": 15827.00,
                   "total_max": 23740.50, "rule": "P3: development by time"}],
                 "totals": {"subtotal": 219250.00, "discount": 10962.50, "net": 208287.50, "tax": 39574.63,
                  "total_min": 243905.38, "total_max": 251818.88, "recurring_per_year": 73482.50,
                  "first_year_min": 96940.38, "first_year_max": 104853.88}},
                "timeline": {"start_date": "2098-01-15", "end_date": "2098-06-30", "phases": [
                  {"name": "Discovery and planning", "start_date": "2098-01-15", "end_date": "2098-01-21", "weeks": 1, "hours": 40},
                  {"name": "Integration of the object models of procurement, sales and logistics",
                   "start_date": "2098-01-22", "end_date": "2098-03-18", "weeks": 8, "hours": 160},
                  {"name": "KPIs and dashboards", "start_date": "2098-03-19", "end_date": "2098-05-20", "weeks": 9, "hours": 80},
                  {"name": "Hand-over", "start_date": "2098-06-01", "end_date": "2098-06-30", "weeks": 4, "hours": 40}]},
                "resources": {"hours": 320, "consultants": [
                  {"name": "Ada Lovelace", "role": "integration developer", "hours": 200, "hours_per_week": 20},
                  {"name": "Łukasz Żółć", "role": "lead", "hours": 120}]}}
                """.formatted(title);
    }
}
