package dev.onramp.democonfig.kpi;

/**
 * What a formula refers to.
 *
 * @param name canonical code of a KPI, or a column as written without its brackets
 * @param position offset of where it stands first, from 0
 */
record Reference(String name, int position) {}
