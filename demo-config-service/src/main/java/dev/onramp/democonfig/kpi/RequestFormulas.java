package dev.onramp.democonfig.kpi;

import jakarta.enterprise.context.RequestScoped;

/** The formulas of one request: what was read before a transaction is not read again inside of it. */
@RequestScoped
class RequestFormulas {

    private final Formulas formulas = new Formulas();

    /** To be asked for on the context of the request, and to be used anywhere. */
    Formulas get() {
        return formulas;
    }
}
