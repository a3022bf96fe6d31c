package dev.onramp.connector.source;

import static dev.onramp.connector.source.Meaning.APPLICATION_NAME;
import static dev.onramp.connector.source.Meaning.CA_CERTIFICATE;
import static dev.onramp.connector.source.Meaning.CONNECT_MILLIS;
import static dev.onramp.connector.source.Meaning.CONNECT_SECONDS;
import static dev.onramp.connector.source.Meaning.DATABASE;
import static dev.onramp.connector.source.Meaning.HOST;
import static dev.onramp.connector.source.Meaning.PASSWORD;
import static dev.onramp.connector.source.Meaning.PORT;
import static dev.onramp.connector.source.Meaning.STATEMENT_MILLIS;
import static dev.onramp.connector.source.Meaning.STATEMENT_SECONDS;
import static dev.onramp.connector.source.Meaning.TLS;
import static dev.onramp.connector.source.Meaning.TLS_MODE;
import static dev.onramp.connector.source.Meaning.TLS_REQUIRED;
import static dev.onramp.connector.source.Meaning.TLS_SECURITY;
import static dev.onramp.connector.source.Meaning.TLS_TRUST;
import static dev.onramp.connector.source.Meaning.TLS_VERIFIED;
import static dev.onramp.connector.source.Meaning.USERNAME;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that connection strings may hold, as the drivers of each dialect write them: what is not here is refused. A
 * name stands for itself in any case, with or without spaces.
 */
final class DriverOptions {

    /** The two ways to write options. */
    enum Form {
        /** {@code Name=value;}, as ADO.NET has them. */
        ADO_NET,
        /** In a URI or a JDBC URL. */
        URL
    }

    private static final Map<Dialect, DriverOptions> ADO_NET = Map.of(
            Dialect.sqlserver,
            new DriverOptions()
                    .and(HOST, "Server", "Data Source", "Address", "Addr", "Network Address")
                    .and(DATABASE, "Database", "Initial Catalog")
                    .and(USERNAME, "User Id", "User", "Uid")
                    .and(PASSWORD, "Password", "Pwd")
                    .and(TLS, "Encrypt")
                    .and(TLS_TRUST, "Trust Server Certificate")
                    .and(APPLICATION_NAME, "Application Name", "App")
                    .and(CONNECT_SECONDS, "Connect Timeout", "Connection Timeout", "Timeout")
                    .and(STATEMENT_SECONDS, "Command Timeout"),
            Dialect.postgresql,
            new DriverOptions()
                    .and(HOST, "Host", "Server")
                    .and(PORT, "Port")
                    .and(DATABASE, "Database", "DB")
                    .and(USERNAME, "Username", "User Name", "User Id", "User", "Uid")
                    .and(PASSWORD, "Password", "Pwd", "PSW")
                    .and(TLS_MODE, "SSL Mode")
                    .and(TLS_TRUST, "Trust Server Certificate")
                    .and(CA_CERTIFICATE, "Root Certificate")
                    .and(APPLICATION_NAME, "Application Name")
                    .and(CONNECT_SECONDS, "Timeout", "Connection Timeout", "Connect Timeout")
                    .and(STATEMENT_SECONDS, "Command Timeout"),
            Dialect.mysql,
            adoOfMysql(),
            Dialect.mariadb,
            adoOfMysql(),
            Dialect.db2,
            new DriverOptions()
                    .and(HOST, "Server", "Data Source", "Host")
                    .and(PORT, "Port")
                    .and(DATABASE, "Database", "DB")
                    .and(USERNAME, "User Id", "User", "Uid")
                    .and(PASSWORD, "Password", "Pwd")
                    .and(TLS_SECURITY, "Security")
                    .and(CONNECT_SECONDS, "Connect Timeout", "Connection Timeout", "Timeout")
                    .and(STATEMENT_SECONDS, "Command Timeout"));

    private static final Map<Dialect, DriverOptions> URL = Map.of(
            Dialect.sqlserver,
            new DriverOptions()
                    .and(HOST, "serverName", "server")
                    .and(PORT, "portNumber", "port")
                    .and(DATABASE, "databaseName", "database")
                    .and(USERNAME, "user", "userName", "user id")
                    .and(PASSWORD, "password")
                    .and(TLS, "encrypt")
                    .and(TLS_TRUST, "trustServerCertificate")
                    .and(APPLICATION_NAME, "applicationName", "app name")
                    .and(CONNECT_SECONDS, "loginTimeout", "connection timeout", "connectTimeout")
                    .and(STATEMENT_SECONDS, "queryTimeout"),
            Dialect.postgresql,
            new DriverOptions()
                    .and(USERNAME, "user")
                    .and(PASSWORD, "password")
                    .and(TLS_MODE, "sslmode")
                    .and(TLS, "ssl")
                    .and(CA_CERTIFICATE, "sslrootcert")
                    .and(APPLICATION_NAME, "application_name", "ApplicationName")
                    .and(CONNECT_SECONDS, "connect_timeout", "connectTimeout", "loginTimeout")
                    .and(STATEMENT_MILLIS, "statement_timeout"),
            Dialect.mysql,
            urlOfMysql().and(TLS_REQUIRED, "requireSSL").and(TLS_VERIFIED, "verifyServerCertificate"),
            Dialect.mariadb,
            urlOfMysql().and(TLS_TRUST, "trustServerCertificate").and(CA_CERTIFICATE, "serverSslCert"),
            Dialect.db2,
            new DriverOptions()
                    .and(USERNAME, "user")
                    .and(PASSWORD, "password")
                    .and(TLS, "sslConnection")
                    .and(CONNECT_SECONDS, "loginTimeout", "connectionTimeout")
                    .and(STATEMENT_SECONDS, "commandTimeout"));

    /**
     * Options of drivers that are not understood here. They can be named in an answer, because they are written in the
     * manuals; any other name may be a piece of a password.
     */
    private static final String REFUSED = """
            allowLoadLocalInfile, allowLoadLocalInfileInPath, allowUrlInLocalInfile, allowMultiQueries, allowPublicKeyRetrieval,
            allowUserVariables, Application Intent, Asynchronous Processing, AttachDbFilename, Extended Properties,
            Initial File Name, Attestation Protocol, authentication, authenticationScheme, authenticationPlugins,
            autoDeserialize, autoReconnect, authMech, allowCleartextPasswords, assumeMinServerVersion, autosave,
            autoGenerateTestcases, binaryTransfer, cachePrepStmts, characterEncoding, charset, characterSet, channel_binding,
            channelBinding, client_encoding, clientCertificate, clientCertificatePassword, clientKey, clientKeyPassword,
            clientCertificateKeyStoreUrl, clientCertificateKeyStorePassword, clientCertificateKeyStoreType, clientInfoProvider,
            clientRerouteServerListJNDIName, clientRerouteAlternateServerName, clientRerouteAlternatePortNumber,
            clientApplicationInformation, clientProgramName, collation, Column Encryption Setting, columnEncryptionSetting,
            Connection Lifetime, Connection Reset, connectionAttributes, connectionCollation, connectionInitSql,
            connectionLifecycleInterceptors, Connect Retry Count, Connect Retry Interval, connectRetryCount, connectRetryInterval,
            Context Connection, convertZeroDateTime, allowZeroDateTime, Convert Zero Datetime, Allow Zero Datetime,
            Current Language, Language, currentSchema, credentialType, credential_type, databaseMetadataCacheFields,
            defaultAuthenticationPlugin, defaultFetchSize, defaultRowFetchSize, disableSslHostnameVerification,
            disableStatementPooling, domain, driver, dsn, dumpQueriesOnException, enabledSslCipherSuites,
            enabledSslProtocolSuites, enabledTLSProtocols, Enclave Attestation Url, enclaveAttestationUrl, Enlist,
            Failover Partner, failoverPartner, Failover Partner SPN, failOverReadOnly, fallback_application_name,
            gssEncMode, gssencmode, gsslib, gssapi, gsslevel, passfile, fetchSize, fips, galeraAllowedState,
            gsscredential, hostaddr, Hostname In Certificate, Host Name In Certificate, hostRecheckSeconds,
            IgnorePrepare, Include Error Detail, includeThreadDumpInDeadlockExceptions, initSQL, Initialization SQL,
            instanceName, Integrated Security, integratedSecurity, Internal Logger, Interactive Session, iamAuth, ipAddressPreference,
            IP Address Preference, jaasApplicationName, jaasConfigurationName, jaasLogin, javaNet, keepalives,
            keepalives_idle, keepalives_interval, keepalives_count, Keepalive, kerberosServerName, Kerberos Service Name,
            kerberosServicePrincipal, keyManagerFactory, keyPassword, keyStore, keyStoreAuthentication, keyStoreLocation,
            keyStorePassword, keyStorePrincipalId, keyStoreSecret, keyStoreType, keyVaultProviderClientId,
            keyVaultProviderClientKey, krbsrvname, Load Balance Timeout, Load Balance Hosts, loadBalanceHosts,
            load_balance_hosts, loadBalanceStrategy, localSocket, localSocketAddress, log, logger, loggerFile, loggerLevel,
            logServerErrorDetail, logUnclosedConnections, max_statement_time, maxPoolSize, minPoolSize, Max Pool Size, Min Pool Size,
            Maximum Pool Size, Minimum Pool Size, maxResultBuffer, maxRows, MultipleActiveResultSets, Multiple Active Result Sets,
            Multi Subnet Failover, multiSubnetFailover, multiSubnetFailover, namedPipe, Net, Network, Network Library,
            Network Packet Size, No Reset On Close, Old Guids, options, Packet Size, packetSize, passwordCharacterEncoding,
            Persist Security Info, pinGlobalTxToPhysicalConnection, pipe, Pipe Name, Pool Blocking Period, pool, Pooling,
            permitMysqlScheme, preferQueryMode, prepareThreshold, profileSQL, propertiesTransform, protocol, profileSql,
            queryInterceptors, queryTimeoutKillsConnection, quoteReturningIdentifiers, Read Buffer Size, readOnly,
            readonlyDataSource, realm, receiveBufferSize, Replication, replication, requirePeer, requirepeer,
            Require Auth, require_auth, responseBuffering, retrieveMessagesFromServerOnGetMessage, retriesAllDown,
            rewriteBatchedStatements, scram_client_key, scram_server_key, Search Path, search_path, securityMechanism,
            selectMethod, sendBufferSize, sendStringParametersAsUnicode, serverAffinity, Server Certificate,
            serverCertificate, serverRSAPublicKeyFile, serverRsaPublicKeyFile, Server SPN, serverSPN, server_settings, Server Compatibility Mode,
            serverTimezone, service, servicefile, serviceName, sessionVariables, Shared Memory Name, sharedMemoryBaseName,
            socket, socketFactory, socketFactoryArg, socketFactoryConstructorArg, socksProxyHost, socksProxyPort,
            socketTimeout, socket_timeout, socketPath, unix_socket, Ssl Cert, sslcert, SSL Certificate, sslCertLocation, SslCa, ssl-ca,
            ssl-cert, ssl-key, ssl-cipher, ssl-capath, sslCipherSuites, CACertificateFile, CertificateFile, CertificatePassword,
            CertificateStoreLocation, CertificateThumbprint, SslKey, sslkey, SSL Key, sslfactory, sslfactoryarg,
            sslhostnameverifier, sslinline, SSL Negotiation, sslnegotiation, SSL Password, sslpassword,
            sslpasswordcallback, sslResponseTimeout, sslProtocol, ssl_min_protocol_version, ssl_max_protocol_version,
            ssl_min_protocol, sslcompression, sslcrl, sslcrldir, sslsni, sslClientHostnameValidation,
            sslClientKeystoredb, sslClientKeystoreDBPassword, sslClientKeystash, sslServerCertificate, sslTrustStoreLocation,
            sslTrustStorePassword, sslTrustStoreType, sslKeyStoreLocation, sslKeyStorePassword, sslVersion,
            stringtype, sslMinimumProtocolVersion, statementPoolingCacheSize, statementInterceptors, targetServerType,
            Target Session Attributes, target_session_attrs, tcpKeepAlive, tcpNoDelay, tinyInt1isBit,
            Timezone, tlsVersion, TlsVersion, tls-version, tlsCiphersuites, TlsCipherSuites, traceDirectory, traceFile,
            traceFileAppend, traceLevel, Transaction Binding, Transparent Network IP Resolution, treatTinyAsBoolean, Treat Tiny As Boolean,
            Treat Blobs As UTF8, trustCertificateKeyStoreUrl, trustCertificateKeyStorePassword, trustCertificateKeyStoreType,
            fallbackToSystemTrustStore, trustManagerClass, trustManagerConstructorArg, trustStore, trustStorePassword,
            trustStoreType, Trusted Connection, Trusted_Connection, Type System Version, Use Affected Rows, useAffectedRows,
            Use Compression, useCompression, Use Procedure Bodies, Use Ssl, useBulkCopyForBatchInsert, useCursorFetch,
            useFmtOnly, useJDBCCompliantTimezoneShift, useLegacyDatetimeCode, usePipelineAuth, useServerPrepStmts,
            useUnicode, User Instance, Use Perf Monitor, usePasswordCharacterEncoding, Workstation ID, Wsid, workstationID,
            Write Buffer Size, xopenStates, zeroDateTimeBehavior, zeroDateTimeBehaviour, Provider, Uri, Url, passwordFile, Passfile,
            maxReconnects, initialTimeout, max_allowed_packet, maxAllowedPacket, max_connections, connection_limit,
            pool_timeout, pgbouncer, schema, sslidentity, sslaccept, statement_cache_size, prepared_statements,
            isolationLevel, isolation_level, poolTimeout, dial timeout, failoverport, krb5-configfile, krb5-keytabfile,
            krb5-credcachefile, krb5-realm, fedauth, tlsmin, dbname, PWDFile, enableSeamlessFailover, enableSysplexWLB,
            enableClientAffinitiesList, queryDataSize, progressiveStreaming, fullyMaterializeLobData, retryWithAlternativeSecurityMechanism,
            jdbcCompliantTruncation, Maximum Lifetime, Auto Prepare Min Usages, Max Auto Prepare, Multiplexing, Tcp Keepalive,
            Cancellation Timeout, Client Encoding, Encoding, Array Nullability Mode, Check Certificate Revocation, Persist Security,
            Connection Idle Lifetime, Connection Pruning Interval, Log Parameters, Load Table Composites, Write Coalescing Buffer Threshold Bytes
            """;

    private static final Map<String, String> KNOWN = known();

    private final Map<String, Option> options = new LinkedHashMap<>();

    private DriverOptions() {}

    /** An option, as its driver writes it. */
    record Option(String name, Meaning meaning) {}

    /** The options of a dialect in a form. */
    static DriverOptions of(Dialect dialect, Form form) {
        var found = (form == Form.ADO_NET ? ADO_NET : URL).get(dialect);
        return found == null ? new DriverOptions() : found;
    }

    /** The option of this name; null if there is none. */
    @Nullable Option find(String name) {
        return options.get(key(name));
    }

    /** How the options are written. */
    List<String> names() {
        return options.values().stream().map(Option::name).toList();
    }

    /** Names an option that is not allowed, if its name cannot be a piece of a secret. */
    static String refusal(String name) {
        var known = KNOWN.get(key(name));
        return known == null
                ? "holds an option that is not allowed; a value with ';' or '=' stands in quotes, or percent-encoded in a URL"
                : "holds the option " + known + ", which is not allowed";
    }

    /** By which an option is found. */
    static String key(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static DriverOptions adoOfMysql() {
        return new DriverOptions()
                .and(HOST, "Server", "Host", "Data Source", "Address", "Addr", "Network Address")
                .and(PORT, "Port")
                .and(DATABASE, "Database", "Initial Catalog")
                .and(USERNAME, "Uid", "User Id", "Username", "User Name", "User")
                .and(PASSWORD, "Pwd", "Password")
                .and(TLS_MODE, "SslMode", "Ssl-Mode")
                .and(APPLICATION_NAME, "Application Name")
                .and(CONNECT_SECONDS, "Connection Timeout", "Connect Timeout")
                .and(STATEMENT_SECONDS, "Default Command Timeout", "Command Timeout");
    }

    private static DriverOptions urlOfMysql() {
        return new DriverOptions()
                .and(USERNAME, "user")
                .and(PASSWORD, "password")
                .and(TLS_MODE, "sslMode", "ssl-mode", "ssl_mode")
                .and(TLS, "useSSL")
                .and(APPLICATION_NAME, "applicationName", "application_name")
                .and(CONNECT_SECONDS, "connect_timeout")
                .and(CONNECT_MILLIS, "connectTimeout");
    }

    private DriverOptions and(Meaning meaning, String... names) {
        for (var name : names) {
            options.put(key(name), new Option(name, meaning));
        }
        return this;
    }

    private static Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        for (var name : REFUSED.split(",", -1)) {
            known.putIfAbsent(key(name.strip()), name.strip());
        }
        for (var table : List.of(ADO_NET, URL)) {
            table.values().forEach(each -> each.names().forEach(name -> known.putIfAbsent(key(name), name)));
        }
        return Map.copyOf(known);
    }
}
