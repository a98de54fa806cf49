"""Published test vectors for everything that was written by hand."""

import hashlib
import unittest

from verifier import canonical_json, chacha20_poly1305, ed25519, encoding, hpke, merkle, rsa_pss, shamir, x25519


def h(text: str) -> bytes:
    return bytes.fromhex(text.replace(" ", ""))


class Ed25519(unittest.TestCase):
    """RFC 8032, section 7.1."""

    VECTORS = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ]

    def test_vectors(self) -> None:
        for seed, key, message, signature in self.VECTORS:
            self.assertEqual(ed25519.public_key(h(seed)), h(key))
            self.assertTrue(ed25519.verify(h(key), h(message), h(signature)))
            self.assertFalse(ed25519.verify(h(key), h(message) + b"x", h(signature)))

    def test_s_above_the_order(self) -> None:
        _, key, message, signature = self.VECTORS[0]
        s = int.from_bytes(h(signature)[32:], "little") + ed25519.ORDER
        self.assertFalse(ed25519.verify(h(key), h(message), h(signature)[:32] + s.to_bytes(32, "little")))

    def test_small_order_and_second_spellings(self) -> None:
        identity = (1).to_bytes(32, "little")
        for key in (identity, bytes(32), (1 | 1 << 255).to_bytes(32, "little"), (ed25519.P + 1).to_bytes(32, "little")):
            self.assertFalse(ed25519.is_good_key(key))
            self.assertFalse(ed25519.verify(key, b"", identity + bytes(32)))


class X25519(unittest.TestCase):
    """RFC 7748, sections 5.2 and 6.1."""

    def test_vectors(self) -> None:
        scalar = h("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4")
        u = h("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")
        expected = h("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552")
        self.assertEqual(x25519.multiply(scalar, u), expected)

    def test_iterated(self) -> None:
        k = u = x25519.BASE_POINT
        for count in range(1000):
            k, u = x25519.multiply(k, u), k
            if count == 0:
                self.assertEqual(k, h("422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079"))
        self.assertEqual(k, h("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51"))

    def test_diffie_hellman(self) -> None:
        alice = h("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
        bob = h("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")
        self.assertEqual(
            x25519.public_key(alice), h("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
        )
        self.assertEqual(
            x25519.multiply(alice, x25519.public_key(bob)),
            h("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"),
        )

    def test_small_order(self) -> None:
        self.assertFalse(x25519.is_good_key(bytes(32)))
        self.assertFalse(x25519.is_good_key((1).to_bytes(32, "little")))
        self.assertFalse(x25519.is_good_key((x25519.P + 9).to_bytes(32, "little")))
        self.assertTrue(x25519.is_good_key(x25519.BASE_POINT))


class ChaCha20Poly1305(unittest.TestCase):
    """RFC 8439, section 2.8.2."""

    def test_vector(self) -> None:
        key = bytes(range(0x80, 0xA0))
        nonce = h("070000004041424344454647")
        aad = h("50515253c0c1c2c3c4c5c6c7")
        sealed = h(
            "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
            "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
            "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
            "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691"
        )
        text = (
            b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
            b"sunscreen would be it."
        )
        self.assertEqual(chacha20_poly1305.open_sealed(key, nonce, aad, sealed), text)
        for at in (0, 60, len(sealed) - 1):
            broken = bytearray(sealed)
            broken[at] ^= 1
            self.assertIsNone(chacha20_poly1305.open_sealed(key, nonce, aad, bytes(broken)))
        self.assertIsNone(chacha20_poly1305.open_sealed(key, nonce, aad + b"x", sealed))


class Hpke(unittest.TestCase):
    """RFC 9180, section A.2.1."""

    def test_vector(self) -> None:
        opener = hpke.Opener(
            h("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"), b"Ode on a Grecian Urn"
        )
        enc = h("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a")
        sealed = h(
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"
        )
        self.assertEqual(opener.open(enc + sealed, b"Count-0"), b"Beauty is truth, truth beauty")
        self.assertIsNone(opener.open(enc + sealed, b"Count-1"))
        self.assertIsNone(opener.open(bytes(32) + sealed, b"Count-0"))

    def test_hkdf(self) -> None:
        """RFC 5869, appendix A.3: without salt and info."""
        self.assertEqual(
            hpke.hkdf(b"\x0b" * 22, b"", 42),
            h("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
        )


class Shamir(unittest.TestCase):
    def test_field(self) -> None:
        """FIPS 197, section 4.2."""
        self.assertEqual(shamir.multiply(0x57, 0x83), 0xC1)
        self.assertEqual(shamir.multiply(0x57, 0x13), 0xFE)
        for a in range(1, 256):
            self.assertEqual(shamir.multiply(a, shamir.inverse(a)), 1)

    def test_any_two_of_three(self) -> None:
        secret, slope = hashlib.sha256(b"secret").digest(), hashlib.sha256(b"slope").digest()
        shares = [bytes(s ^ shamir.multiply(a, x) for s, a in zip(secret, slope)) + bytes([x]) for x in (7, 99, 255)]
        for one, two in ((0, 1), (2, 0), (1, 2)):
            self.assertEqual(shamir.combine([shares[one], shares[two]]), secret)
        self.assertIsNone(shamir.combine([shares[0], shares[0]]))
        self.assertEqual(shamir.combine([secret + b"\x01"]), secret)


class Merkle(unittest.TestCase):
    """The tree that Certificate Transparency tests with."""

    LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    ROOTS = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    def test_roots(self) -> None:
        self.assertEqual(
            [root.hex() for root in merkle.roots([merkle.leaf_hash(h(leaf)) for leaf in self.LEAVES])], self.ROOTS
        )
        self.assertEqual(merkle.root([]), hashlib.sha256(b"").digest())


class CanonicalJson(unittest.TestCase):
    def test_rfc_8785(self) -> None:
        """RFC 8785, section 3.2.3: the order of keys; and the escapes of 3.2.2."""
        keys = ["\r", "1", "\x80", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
        text = "{" + ",".join(canonical_json.write(key).decode() + ":1" for key in keys) + "}"
        self.assertEqual(canonical_json.write({key: 1 for key in sorted(keys)}).decode(), text)
        self.assertEqual(list(canonical_json.read(text.encode())), keys)
        spelled = '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'
        self.assertEqual(canonical_json.write('\u20ac$\x0f\nA\'B"\\\\"/').decode(), spelled)
        self.assertEqual(canonical_json.read(spelled.encode()), '\u20ac$\x0f\nA\'B"\\\\"/')

    def test_refused(self) -> None:
        wrong = [
            '{"a":1,"a":1}', '{"b":1,"a":1}', '{"a": 1}', "1e3", "1.0", "-0", "01", "9007199254740992", "NaN", "[1,]",
            '"\\u0041"', '"\\/"', '"\\u000A"', '"\\ud800"', "1\n", "\ufeff1", "", '"\x01"', "[" * 100000, "tru", "+1",
        ]  # fmt: skip
        for text in wrong:
            with self.subTest(text[:20]), self.assertRaises(canonical_json.NotCanonical):
                canonical_json.read(text.encode("utf-8"))
        with self.assertRaises(canonical_json.NotCanonical):
            canonical_json.read(b'"\xff"')
        self.assertEqual(canonical_json.read(b"-9007199254740991"), -9007199254740991)


class Encoding(unittest.TestCase):
    def test_one_spelling(self) -> None:
        self.assertEqual(encoding.from_base64url("AQ"), b"\x01")
        self.assertEqual(encoding.from_base64("AQ=="), b"\x01")
        for text in ("AR", "AQ==", "A", "A+", "AQ\n", "AQ ", "é"):
            self.assertIsNone(encoding.from_base64url(text))
        for text in ("AQ", "AR==", "AQ=", "====", "A-=="):
            self.assertIsNone(encoding.from_base64(text))
        for text in ("0A", "0", "0g", "0a\n", " 0a", 10):
            self.assertIsNone(encoding.from_hex(text))


class RsaPss(unittest.TestCase):
    def test_spki(self) -> None:
        self.assertIsNone(rsa_pss.read_spki(b""))
        self.assertIsNone(rsa_pss.read_spki(b"\x30\x80"))
        self.assertIsNone(rsa_pss.read_spki(b"\x30\x84\xff"))
        self.assertFalse(rsa_pss.is_issuer_key(None))


if __name__ == "__main__":
    unittest.main()
