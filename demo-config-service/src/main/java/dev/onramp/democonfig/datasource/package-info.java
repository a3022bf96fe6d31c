/** The data sources of clients: what connector-service knows of the profiles that they name. */
@NullMarked
package dev.onramp.democonfig.datasource;

import org.jspecify.annotations.NullMarked;
