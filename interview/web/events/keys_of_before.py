"""Reads what versions before keys left in a browser: the interview's id, encrypted by Gradio's BrowserState.

That was AES-256-CBC as CryptoJS does it with a passphrase: OpenSSL's key derivation, one round of MD5 over a salt.
"""

from __future__ import annotations

import base64
import hashlib
import json

LONGEST = 400
KEY_BYTES, IV_BYTES, BLOCK = 32, 16, 16


def id_of_before(encrypted: object, secret: str) -> str:
    """The id of the interview that was saved; "" for anything else."""
    if not secret or not isinstance(encrypted, str) or len(encrypted) > LONGEST or ":" not in encrypted:
        return ""
    try:
        raw = base64.b64decode(encrypted.split(":", 1)[1], validate=True)
        text = json.loads(_decrypted(raw[BLOCK:], hashlib.sha256(secret.encode()).hexdigest().encode(), raw[8:BLOCK]))
    except ValueError:  # another secret, or no such text at all
        return ""
    return text if isinstance(text, str) else ""


def _decrypted(content: bytes, passphrase: bytes, salt: bytes) -> bytes:
    """Raises ValueError for what is not whole blocks, or not padded as it should be."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    derived = last = b""
    while len(derived) < KEY_BYTES + IV_BYTES:
        last = hashlib.md5(last + passphrase + salt, usedforsecurity=False).digest()
        derived += last
    key, start = derived[:KEY_BYTES], derived[KEY_BYTES : KEY_BYTES + IV_BYTES]
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(start)).decryptor()
    text = decryptor.update(content) + decryptor.finalize()
    padding = text[-1] if text else 0
    if not 1 <= padding <= BLOCK or text[-padding:] != bytes([padding]) * padding:
        raise ValueError("this is not the text that the secret encrypted")
    return text[:-padding]
