package dev.onramp.democonfig.evidence;

/** What can be done to a proposal that is worth proof; named as in the JSON. */
public enum EventAction {
    sent,
    accepted,
    rejected,
    voided,
    /** A revision took its place. */
    revised,
    /** The revision that had taken its place was deleted or voided before it was sent. */
    reopened,
    link_made,
    link_revoked
}
