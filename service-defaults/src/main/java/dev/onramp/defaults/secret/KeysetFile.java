package dev.onramp.defaults.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.onramp.defaults.operation.OnrampConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jboss.logging.Logger;

/** The Tink keyset of a service: a JSON file, mounted from a secret in production, made on first use elsewhere. */
final class KeysetFile {

    private static final Logger LOG = Logger.getLogger(KeysetFile.class);

    private KeysetFile() {}

    /** The keyset, which is known to work. */
    static KeysetHandle load(OnrampConfig.SecretsConfig config) throws GeneralSecurityException {
        AeadConfig.register();
        var file = config.keysetFile()
                .orElseThrow(() -> new IllegalStateException(
                        "onramp.secrets.keyset-file is not set: name the file that holds the Tink keyset"));
        if (config.createKeyset() && Files.notExists(file)) {
            create(file);
        }
        return read(file);
    }

    private static KeysetHandle read(Path file) {
        try {
            var keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            aead(keyset);
            return keyset;
        } catch (IOException | GeneralSecurityException e) {
            // Without the cause: a parser's message could quote key material.
            throw new IllegalStateException(
                    "onramp.secrets.keyset-file: %s is not a readable Tink keyset in JSON with keys for AEAD (%s)"
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    /** What encrypts with the primary key and decrypts with any. */
    static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static void create(Path file) throws GeneralSecurityException {
        var keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                RegistryConfiguration.get(),
                InsecureSecretKeyAccess.get());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".keyset", "", ownerOnly);
            Files.writeString(fresh, keyset);
            try {
                Files.createLink(file, fresh);
                LOG.infof("Made a new keyset: %s", file);
            } catch (FileAlreadyExistsException anotherReplicaWasFirst) {
                LOG.debugf("Another process made %s", file);
            } finally {
                Files.delete(fresh);
            }
        } catch (IOException e) {
            throw new IllegalStateException("onramp.secrets.keyset-file: %s cannot be made".formatted(file), e);
        }
    }
}
