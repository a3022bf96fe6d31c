package dev.onramp.democonfig.datasource;

/**
 * What connector-service is to be told or asked about one profile of one client.
 *
 * @param wanted whether the client names the profile; if not, its use is to be removed
 * @param change tells whether the client still wants the same when the work is done
 * @param attempt 1 for the first
 */
record ProfileWork(String client, String profile, boolean wanted, long change, int attempt) {}
