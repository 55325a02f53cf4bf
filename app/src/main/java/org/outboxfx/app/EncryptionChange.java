package org.outboxfx.app;

import org.jspecify.annotations.Nullable;
import org.outboxfx.app.settings.Program.PassphrasePlace;

/** Everything is encrypted under another passphrase, or no longer. What comes of it is whole; there is nothing to be undone. */
record EncryptionChange(Vault vault, @Nullable String passphrase, PassphrasePlace place) implements Step {

    @Override
    public void run() {
        vault.change(passphrase == null ? null : passphrase.toCharArray());
    }

    @Override
    public void settle() {
        vault.keep(place);
    }

    /** Without the passphrase, which is nobody's to read. */
    @Override
    public String toString() {
        return "a change of the encryption";
    }
}
