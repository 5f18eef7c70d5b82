"""The lock on a private key: PKCS#8 in PEM, encrypted by PBES2 with scrypt (RFC 8018, RFC 7914 section 7).

cryptography's own encryption derives the key with 2,048 rounds of PBKDF2, which falls to a few days of guessing. scrypt
because a stolen key file can be guessed at for years, and memory is what guessing machines lack. The cost is OWASP's
setting of least memory (16 MiB, five passes, about 0.15 s), which every OpenSSL reads without being told to.
"""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from asn1crypto import algos, core, pem
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key

_COST, _BLOCK, _PASSES = 2**14, 8, 5
_KIND = "ENCRYPTED PRIVATE KEY"
_PBES2 = "1.2.840.113549.1.5.13"
_SCRYPT = "1.3.6.1.4.1.11591.4.11"


_Fields = list[tuple[str, Any]]


class LockUnreadable(Exception):
    """There is no locked key in these bytes."""


class _ScryptParams(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar[_Fields] = [
        ("salt", core.OctetString),
        ("cost_parameter", core.Integer),
        ("block_size", core.Integer),
        ("parallelization_parameter", core.Integer),
    ]


class _Derivation(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar[_Fields] = [("algorithm", core.ObjectIdentifier), ("parameters", _ScryptParams)]


class _Scheme(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar[_Fields] = [
        ("key_derivation_func", _Derivation),
        ("encryption_scheme", algos.EncryptionAlgorithm),
    ]


class _Encryption(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar[_Fields] = [("algorithm", core.ObjectIdentifier), ("parameters", _Scheme)]


class _LockedKey(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar[_Fields] = [
        ("encryption_algorithm", _Encryption),
        ("encrypted_data", core.OctetString),
    ]


def locked(private: ec.EllipticCurvePrivateKey, secret: bytes) -> bytes:
    """The key in PEM that only ``secret`` opens."""
    plain = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    salt, vector = secrets.token_bytes(16), secrets.token_bytes(16)
    key = Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_PASSES).derive(secret)
    padder = padding.PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).encryptor()
    costs = {"salt": salt, "cost_parameter": _COST, "block_size": _BLOCK, "parallelization_parameter": _PASSES}
    scheme = {
        "key_derivation_func": {"algorithm": _SCRYPT, "parameters": costs},
        "encryption_scheme": {"algorithm": "aes256_cbc", "parameters": vector},
    }
    content = _LockedKey(
        {
            "encryption_algorithm": {"algorithm": _PBES2, "parameters": scheme},
            "encrypted_data": encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize(),
        }
    )
    armored: bytes = pem.armor(_KIND, content.dump())
    return armored


def unlocked(content: bytes, secret: bytes) -> ec.EllipticCurvePrivateKey | None:
    """The key in this PEM text, or None if the secret does not open it. Raises LockUnreadable.

    The ciphertext carries no check of its own, so a flipped bit in it looks like a wrong secret.
    """
    try:
        parts = {kind: body for kind, _, body in pem.unarmor(content, multiple=True)}
        found = _LockedKey.load(parts[_KIND], strict=True)
        found.native  # noqa: B018 - asn1crypto parses on access
    except (ValueError, TypeError, KeyError):
        raise LockUnreadable from None
    try:
        private = load_der_private_key(parts[_KIND], secret or b"\0")
    except ValueError:
        return None
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise LockUnreadable
    return private
