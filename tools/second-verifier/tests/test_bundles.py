"""Whole bundles: those that come with the project, and those that somebody changed."""

import tempfile
import unittest
from pathlib import Path

from tests import tampered
from verifier.bundle import Unreadable
from verifier.check_count import Options
from verifier.verify import verify_bundle


def failing(report: dict) -> list:
    return [check["id"] for check in report["checks"] if check["status"] == "failed"]


class Bundles(unittest.TestCase):
    def verify(self, data: bytes, options: Options = Options(jobs=1)) -> dict:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "bundle.zip")
            path.write_bytes(data)
            return verify_bundle(str(path), options)

    def test_golden(self) -> None:
        for path in sorted(tampered.GOLDEN.glob("*.zip")):
            with self.subTest(path.name):
                report = verify_bundle(str(path), Options(jobs=1))
                self.assertEqual(failing(report), [])
                self.assertEqual(report["outcome"] is None, report["bundle"]["publication"] == "totals")

    def test_tampered(self) -> None:
        for case in tampered.from_outside() + tampered.with_all_keys():
            with self.subTest(case.name):
                report = self.verify(case.data)
                self.assertEqual(failing(report), case.failing)
                self.assertEqual(report["ok"], not case.failing)

    def test_sample(self) -> None:
        report = self.verify(tampered.golden("public-draw"), Options(sample=5, jobs=1))
        self.assertTrue(report["ok"])
        self.assertEqual(report["notes"], ["signatures and boxes of 5 of 32 ballots were checked"])
        skipped = [check["id"] for check in report["checks"] if check["status"] == "skipped"]
        self.assertEqual(skipped, ["V33", "V34", "V35"])

    def test_unreadable(self) -> None:
        with self.assertRaises(Unreadable):
            self.verify(b"no zip")


if __name__ == "__main__":
    unittest.main()
