# SPDX-License-Identifier: EUPL-1.2
"""OpenSC, which knows real Belgian eIDs, against the practice card.

Once through the practice service, which libpcsclite takes for pcscd, and once through a real pcscd with a virtual
reader: what works in both is neither the service's nor the card's own invention. Before 0.27, OpenSC signs with applet
1.7 only.

Usage: opensc_test.py PRACTICE-CARD
"""
import contextlib
import os
import pathlib
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PRACTICE_CARD = ""
PCSCD = "/usr/sbin/pcscd"
# OpenSC 0.25 and 0.26 do not take an applet 1.8 for a Belgian card, because they cannot sign with it; 0.23 and 0.27 do.
OPENSC_CONF = """app default {
  card_atr 3b:7f:96:00:00:80:31:80:65:b0:85:04:01:20:12:0f:ff:82:90:00 {
    driver = "belpic";
  }
}
"""
PKCS11_MODULE = "opensc-pkcs11.so"
BOUND = 120  # seconds that anything here may take


def wait_until(condition, what):
    end = time.monotonic() + BOUND
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited too long for {what}")
        time.sleep(0.05)


def free_port_pair():
    """vpcd takes a port for each of its two slots."""
    while True:
        port = random.randrange(20000, 32000, 2)
        with socket.socket() as first, socket.socket() as second:
            try:
                first.bind(("", port))
                second.bind(("", port + 1))
                return port
            except OSError:
                pass


class PrivatePcscd:
    """A pcscd of this test's own: it takes its socket from whoever starts it, as from systemd."""

    def __init__(self, directory):
        self.port = free_port_pair()
        configuration = directory / "reader.conf.d"
        configuration.mkdir()
        (configuration / "vpcd").write_text(
            f'FRIENDLYNAME "Test reader"\nDEVICENAME /dev/null:0x{self.port:X}\n'
            f"LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\nCHANNELID 0x{self.port:X}\n")
        start = ("import os, socket, sys\n"
                 "s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(16)\n"
                 "os.dup2(s.fileno(), 3); os.set_inheritable(3, True)\n"
                 "os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid()))\n"
                 "os.execv(sys.argv[2], sys.argv[2:])\n")
        with open(directory / "pcscd.log", "wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", start, str(directory / "pcscd.comm"), PCSCD, "--foreground",
                 *self.without_polkit(), "--config", str(configuration)], stdout=log, stderr=log)
        wait_until(self.listens, "pcscd's virtual reader")

    @staticmethod
    def without_polkit():
        """Newer ones ask polkit who may use cards, and there is nobody here to ask."""
        usage = subprocess.run([PCSCD, "--help"], capture_output=True, text=True, timeout=BOUND, check=False).stdout
        return re.findall("--disable-polkit", usage)[:1]

    def listens(self):
        """Looks without connecting: a connection would be a card."""
        listening = f":{self.port:04X} 00000000:0000 0A"
        return listening in pathlib.Path("/proc/net/tcp").read_text()

    def stop(self):
        self.process.terminate()
        self.process.wait(BOUND)


class Card:
    """The practice-card program with its card in the reader."""

    def __init__(self, place, log, *options):
        self.log = log
        with open(log, "wb") as output:
            self.process = subprocess.Popen([PRACTICE_CARD, *place, *options], stdin=subprocess.PIPE, stdout=output)
        self.tell("insert")

    def tell(self, command):
        done = self.lines().count("ok")
        self.process.stdin.write(command.encode() + b"\n")
        self.process.stdin.flush()
        wait_until(lambda: self.lines().count("ok") > done, f"the card to {command}")

    def lines(self):
        return self.log.read_text().splitlines()

    def stop(self):
        self.process.stdin.close()
        self.process.wait(BOUND)


class ThroughService:
    """The practice service."""

    @staticmethod
    def start_service(_directory):
        return None

    def place(self):
        return ["--socket", str(self.directory / "pcscd.comm")]


class ThroughPcscd:
    """A real pcscd."""

    @staticmethod
    def start_service(directory):
        return PrivatePcscd(directory)

    def place(self):
        return ["--vpcd", str(self.service.port)]


class OpenscTests:
    def setUp(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="practice-"))
        self.addCleanup(shutil.rmtree, self.directory, ignore_errors=True)
        # A home of its own: OpenSC keeps files of cards in it.
        self.environment = os.environ | {"HOME": str(self.directory), "XDG_CACHE_HOME": str(self.directory / "cache"),
                                         "PCSCLITE_CSOCK_NAME": str(self.directory / "pcscd.comm"),
                                         "OPENSC_CONF": str(self.directory / "opensc.conf")}
        (self.directory / "opensc.conf").write_text(OPENSC_CONF)
        self.service = self.start_service(self.directory)
        if self.service:
            self.addCleanup(self.service.stop)

    def insert(self, *options):
        card = Card(self.place(), self.directory / "card.log", *options)
        self.addCleanup(card.stop)
        wait_until(self.card_is_seen, "the reader to see the card")
        return card

    @contextlib.contextmanager
    def inserted(self, *options):
        """A card that is gone again for the next one."""
        card = self.insert(*options)
        yield card
        card.tell("remove")
        card.stop()
        wait_until(lambda: not self.card_is_seen(), "the reader to see the card go")

    def card_is_seen(self):
        return re.search(r"^\d+ +Yes ", self.run_tool("opensc-tool", "--list-readers", check=False), re.MULTILINE)

    def run_tool(self, *command, check=True):
        result = subprocess.run(command, env=self.environment, cwd=self.directory, timeout=BOUND, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if check:
            self.assertEqual(result.returncode, 0, result.stdout)
        return result.stdout

    def read_certificate(self, identifier, file):
        self.run_tool("pkcs15-tool", "--read-certificate", identifier, "--output", file)

    def pkcs11(self, *arguments, check=True):
        return self.run_tool("pkcs11-tool", "--module", PKCS11_MODULE, *arguments, check=check)

    def public_key(self):
        self.read_certificate("02", "certificate.pem")
        key = self.run_tool("openssl", "x509", "-in", "certificate.pem", "-noout", "-pubkey")
        (self.directory / "key.pem").write_text(key)
        return "key.pem"

    def test_atr_is_that_of_the_generation(self):
        self.insert("--applet", "1.8")
        self.assertIn("3b:7f:96:00:00:80:31:80:65:b0:85:04:01:20:12:0f:ff:82:90:00", self.run_tool("opensc-tool", "--atr"))

    def test_pkcs15_objects_are_all_found(self):
        for applet, key in (("1.7", "Private RSA Key"), ("1.8", "Private EC Key")):
            with self.subTest(applet=applet), self.inserted("--applet", applet):
                objects = self.run_tool("pkcs15-tool", "--dump")
                for label in (f"{key} [Authentication]", f"{key} [Signature]", "X.509 Certificate [Authentication]",
                              "X.509 Certificate [Signature]", "X.509 Certificate [CA]", "X.509 Certificate [Root]",
                              "PIN [Basic PIN]"):
                    self.assertIn(label, objects)

    def test_certificate_names_the_made_up_person(self):
        self.insert("--applet", "1.8")
        self.read_certificate("02", "certificate.pem")
        subject = self.run_tool("openssl", "x509", "-in", "certificate.pem", "-noout", "-subject")
        self.assertIn("Ada Proef (Authentication)", subject)
        self.assertIn("Practice only", subject)

    def test_certificates_form_a_chain(self):
        for applet in ("1.7", "1.8"):
            with self.subTest(applet=applet), self.inserted("--applet", applet):
                for identifier, file in (("02", "authentication"), ("03", "signature"), ("04", "ca"), ("06", "root")):
                    self.read_certificate(identifier, file)
                for file in ("authentication", "signature"):
                    self.assertIn("OK", self.run_tool("openssl", "verify", "-CAfile", "root", "-untrusted", "ca", file))

    def test_every_file_is_read(self):
        for applet, directories in (
                ("1.7", {"DF00": ("5031", "5032", "5034", "5035", "5037", "5038", "5039", "503A", "503B", "503C"),
                         "DF01": ("4031", "4032", "4033", "4034", "4035", "4038", "4039", "404A")}),
                ("1.8", {"DF01": ("4031", "4032", "4033", "4034", "4035", "4038", "4039", "4040")})):
            with self.subTest(applet=applet), self.inserted("--applet", applet):
                commands = []
                for directory, files in directories.items():
                    commands += ["cd 3F00", f"cd {directory}", *(f"get {file} {file}.bin" for file in files)]
                (self.directory / "commands").write_text("\n".join([*commands, "quit", ""]))
                output = self.run_tool("opensc-explorer", "--mf", "3F00", "commands")
                for files in directories.values():
                    for file in files:
                        self.assertRegex(output, rf"Total of \d+ bytes read from {file} ")
                self.assertEqual((self.directory / "4035.bin").read_bytes()[:2], b"\xff\xd8", "the photo is a JPEG")

    def test_national_register_signed_the_identity(self):
        self.insert("--applet", "1.8")
        (self.directory / "commands").write_text(
            "cd DF00\nget 503C register.der\ncd 3F00\ncd DF01\nget 4031 identity\nget 4032 signature.bin\nquit\n")
        self.run_tool("opensc-explorer", "--mf", "3F00", "commands")
        signature = (self.directory / "signature.bin").read_bytes()
        (self.directory / "signature").write_bytes(signature[:2 + signature[1]])  # zeros follow
        key = self.run_tool("openssl", "x509", "-inform", "DER", "-in", "register.der", "-noout", "-pubkey")
        (self.directory / "key.pem").write_text(key)
        self.assertIn("Verified OK", self.run_tool("openssl", "dgst", "-sha384", "-verify", "key.pem", "-signature",
                                                   "signature", "identity"))

    def test_identity_is_read(self):
        self.insert("--applet", "1.7")
        identity = self.run_tool("eidenv", check=False)  # for a Belgian card it ends with 1 whatever it read
        for line in ("BELPIC_NAME: Proef", "BELPIC_NATIONALNUMBER: 99999999901", "BELPIC_MUNICIPALITY: Herstappe"):
            self.assertIn(line, identity)

    def test_pkcs15_signature_verifies(self):
        card = self.insert("--applet", "1.7")
        data = self.directory / "data"
        data.write_bytes(b"what is signed")
        self.run_tool("openssl", "dgst", "-sha256", "-binary", "-out", "hash", "data")
        self.run_tool("pkcs15-crypt", "--sign", "--key", "02", "--sha-256", "--pkcs1", "--raw", "--pin", "1234",
                      "--input", "hash", "--output", "signature")
        self.assertIn("Verified OK", self.run_tool("openssl", "dgst", "-sha256", "-verify", self.public_key(),
                                                   "-signature", "signature", "data"))
        self.assertEqual([line for line in card.lines() if " VERIFY" in line and "EMPTY" not in line],
                         ["card VERIFY 9000"])

    def test_pkcs11_signature_verifies(self):
        self.insert("--applet", "1.7")
        (self.directory / "data").write_bytes(b"what is signed")
        key = self.public_key()
        for digest in ("md5", "sha1", "sha256", "sha384", "sha512"):
            with self.subTest(digest=digest):
                self.pkcs11("--sign", "--id", "02", "--mechanism", f"{digest.upper()}-RSA-PKCS", "--login", "--pin", "1234",
                            "--input-file", "data", "--output-file", "signature")
                self.assertIn("Verified OK", self.run_tool("openssl", "dgst", f"-{digest}", "-verify", key,
                                                           "-signature", "signature", "data"))

    def test_opensc_tests_the_authentication_key_itself(self):
        self.insert("--applet", "1.7")
        # It fails at the other key, which OpenSC refuses to sign with.
        output = self.pkcs11("--test", "--login", "--pin", "1234", check=False)
        first_key = output.split("testing key 1")[0]
        self.assertIn("all 4 signature functions seem to work", first_key)
        for mechanism in ("RSA-PKCS", "SHA1-RSA-PKCS", "MD5-RSA-PKCS", "SHA256-RSA-PKCS"):
            self.assertIn(f"    {mechanism}: OK\n", first_key)

    def test_pin_is_changed(self):
        for applet in ("1.7", "1.8"):
            with self.subTest(applet=applet), self.inserted("--applet", applet) as card:
                self.run_tool("pkcs15-tool", "--change-pin", "--pin", "1234", "--new-pin", "567890")
                self.run_tool("pkcs15-tool", "--verify-pin", "--pin", "567890")
                self.run_tool("pkcs15-tool", "--verify-pin", "--pin", "1234", check=False)
                self.assertEqual([line for line in card.lines() if re.search(r" (CHANGE PIN|VERIFY) ", line)
                                  and "EMPTY" not in line],
                                 ["card CHANGE PIN 9000", "card VERIFY 9000", "card VERIFY 63C2"])

    def test_wrong_pin_costs_one_try(self):
        card = self.insert("--applet", "1.7", "--tries", "2")
        (self.directory / "data").write_bytes(b"what is signed")
        output = self.pkcs11("--sign", "--id", "02", "--mechanism", "SHA256-RSA-PKCS", "--login", "--pin", "9999",
                             "--input-file", "data", check=False)
        self.assertIn("CKR_PIN_INCORRECT", output)
        self.assertEqual(card.lines().count("card VERIFY 63C1"), 1)


class OpenscThroughService(OpenscTests, ThroughService, unittest.TestCase):
    pass


class OpenscThroughPcscd(OpenscTests, ThroughPcscd, unittest.TestCase):
    pass


if __name__ == "__main__":
    PRACTICE_CARD = sys.argv.pop(1)
    unittest.main()
