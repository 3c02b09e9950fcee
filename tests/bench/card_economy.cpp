// SPDX-License-Identifier: EUPL-1.2
//
// card_economy: what a sign-in asks of a card, counted at the Transport seam against the simulated eID, beside what the
// official middleware asks under NSS for one TLS login with the same kind of card.
//
// An APDU is one command and its answer. Bytes are those of both, with headers and status words, as PC/SC carries them;
// not the procedure bytes of T=0 below it. A sign-in is the launcher's look at the card that was put in, then the
// session program's own: look, certificates, tries, VERIFY, one signature, LOG OFF. For a chip without RSA-PSS the
// session program starts anew in between (doc/decisions/0007-tls-1-2-by-restart.md).
//
// The floor is the least that the card itself allows for the same, whatever the program:
//   1  GET CARD DATA     which card, and on applet 1.8 the tries left
//   1  empty VERIFY      the tries left to show, on applet 1.7 only
//   1  SELECT            DF(BELPIC) with or without a file; the key is found from there only
//   n  READ BINARY       a certificate in pieces of 256 bytes, the most that T=0 has
//   m  SELECT, READ      another certificate, when the CA is not known
//   1  MSE SET           whether the key has algorithm 20 (PSS), on applet 1.7 never seen: TLS 1.3 wants it, and which
//                        TLS to offer is settled before the PIN
//   1  VERIFY
//   1  MSE SET           in the same transaction: another program may have chosen another key
//   1  PSO               answered with 61xx
//   1  GET RESPONSE      T=0 has no command with data both ways
//   1  LOG OFF
// Above it, and kept:
//   1  GET CARD DATA     the launcher's look: whose card it is decides whether anything opens (promise 9), and a serial
//                        number does not cross the bus to the session program (promise 5)
//   1  tries left        again, within the transaction that sends the PIN: another program may have spent some while
//                        the user typed, and nothing in PC/SC would tell (promise 1)
//   3  GET CARD DATA,    by the session program started anew, for a chip without RSA-PSS: whether it is still the same
//      tries, SELECT     card, and how it stands. What was read before is handed on
#include "card/eid_session.h"
#include "card/known_issuers.h"
#include "simulator/card/simulated_eid.h"
#include "simulator/card/simulated_pki.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>

namespace {

using card::Bytes;
using card::ByteView;
using card::Outcome;

struct Cost {
  int apdus = 0;
  std::size_t bytes = 0;
};

/// The simulated card as if in a reader of ours alone.
class CountedConnection final : public card::Connection {
public:
  CountedConnection(simulator::SimulatedEid& eid, Cost& cost) : m_eid{eid}, m_cost{cost}, m_atr{eid.atr()} {}

  [[nodiscard]] ByteView atr() const override { return m_atr; }

  Outcome<Bytes> transmit(ByteView command) override {
    auto answer = m_eid.answer(command);
    ++m_cost.apdus;
    m_cost.bytes += command.size() + answer.size();
    return answer;
  }

  Outcome<std::monostate> begin_transaction() override { return std::monostate{}; }

  void end_transaction() override {}

  Outcome<std::monostate> reconnect() override { return std::monostate{}; }

  void disconnect(card::Disposition /*disposition*/) override {}

  Outcome<Bytes> control(std::uint32_t /*code*/, ByteView /*command*/) override { return card::Fault::reader_cannot; }

  [[nodiscard]] std::uint16_t firmware() const override { return 0; }

private:
  simulator::SimulatedEid& m_eid;
  Cost& m_cost;
  Bytes m_atr;
};

/// Knows what it has learnt, for as long as the bench runs.
class RememberedIssuer final : public card::KnownIssuers {
public:
  std::optional<Bytes> find_issuer_of(ByteView /*authentication*/) override { return m_issuer; }

  void learn_issuer(ByteView /*authentication*/, ByteView issuer) override {
    m_issuer = Bytes{issuer.begin(), issuer.end()};
  }

private:
  std::optional<Bytes> m_issuer;
};

void require(bool fact, const char* what) {
  if (!fact)
    throw std::runtime_error{what};
}

card::Pin pin() {
  card::Pin pin;
  for (const char digit : {'1', '2', '3', '4'})
    pin.append(digit);
  return pin;
}

std::unique_ptr<card::EidSession> open(simulator::SimulatedEid& eid, card::CertificateCache& cache, Cost& cost) {
  auto opened = card::EidSession::open(std::make_unique<CountedConnection>(eid, cost), "bench", cache);
  require(succeeded(opened), "no card");
  return std::move(std::get<0>(opened));
}

/// As session::CardDesk does it.
card::CardCertificates read(card::EidSession& session, card::KnownIssuers& issuers) {
  auto certificates = session.certificates(issuers);
  require(succeeded(certificates), "no certificates");
  require(session.data().tries || succeeded(session.tries_left()), "no count of tries");
  return std::get<card::CardCertificates>(std::move(certificates));
}

Cost sign_in(simulator::SimulatedEid& eid, card::CertificateCache& cache, card::KnownIssuers& issuers) {
  Cost cost;
  eid.power_on();
  open(eid, cache, cost)->close(); // the launcher
  auto session = open(eid, cache, cost);
  const bool is_known = cache.find(session->data().serial).has_value();
  const bool has_pss = read(*session, issuers).rsa_pss;
  const bool is_rsa = session->data().generation == card::Generation::applet_1_7;
  if (is_rsa && !has_pss && !is_known) {
    session = open(eid, cache, cost); // with what was handed on
    read(*session, issuers);
  }
  const auto checked = session->verify(pin(), card::LastTry::not_confirmed);
  require(std::holds_alternative<card::PinAccepted>(checked), "PIN not accepted");
  const auto rsa_scheme = has_pss ? card::SignatureScheme::rsa_pss_sha256 : card::SignatureScheme::rsa_pkcs1_sha256;
  const auto scheme = is_rsa ? rsa_scheme : card::SignatureScheme::ecdsa_sha384;
  require(succeeded(session->sign(scheme, Bytes(is_rsa ? 32 : 48))), "no signature");
  session->close();
  return cost;
}

struct Row {
  const char* what;
  Cost goal; ///< no bytes: none set
  bool reads_holder;
  bool reads_issuer;
};

constexpr std::array rows{
    Row{.what = "card and CA never seen", .goal = {20, 3300}, .reads_holder = true, .reads_issuer = true},
    Row{.what = "card never seen, CA known", .goal = {14, 2000}, .reads_holder = true, .reads_issuer = false},
    Row{.what = "same card again", .goal = {7, 0}, .reads_holder = false, .reads_issuer = false},
};

int pieces(std::size_t certificate) {
  constexpr std::size_t piece = 256;
  return static_cast<int>((certificate + piece - 1) / piece);
}

/// As the comment at the top counts.
int floor_of(const Row& row, const simulator::CardCredentials& card, bool is_rsa) {
  int apdus = 7;
  if (is_rsa)
    apdus += row.reads_holder ? 2 : 1;
  if (row.reads_holder)
    apdus += pieces(card.authentication.size());
  if (row.reads_issuer)
    apdus += 1 + pieces(card.citizen_ca.size());
  return apdus;
}

void print(const Row& row, const Cost& measured, int floor) {
  std::printf("  %-32s %6d %6d %6d %6d %8zu", row.what, row.goal.apdus, measured.apdus, floor, measured.apdus - floor,
              measured.bytes);
  if (row.goal.bytes == 0)
    std::printf("%8s\n", "-");
  else
    std::printf("%8zu\n", row.goal.bytes);
}

void measure(simulator::SimulatedPki& pki, const simulator::EidOptions& options, const char* name,
             const Cost& official) {
  const auto credentials = pki.issue_card(options.applet, options.holder, options.validity, options.is_rekeyed);
  std::printf("%s: certificates of %zu (holder) and %zu bytes (CA)\n", name, credentials.authentication.size(),
              credentials.citizen_ca.size());
  std::printf("  %-32s %6s %6s %6s %6s %8s%8s\n", "APDUs and bytes", "goal", "APDUs", "floor", "above", "bytes",
              "goal");
  simulator::SimulatedEid eid{options, credentials};
  card::CertificateCache first;
  card::CertificateCache after_restart;
  RememberedIssuer issuers;
  for (const auto& row : rows) {
    auto& cache = row.reads_issuer ? first : after_restart;
    print(row, sign_in(eid, cache, issuers), floor_of(row, credentials, options.applet == simulator::Applet::v1_7));
  }
  std::printf("  %-32s %6s %6d %6s %6s %8zu\n\n", "official middleware under NSS", "", official.apdus, "", "",
              official.bytes);
}

void explain() {
  std::puts(
      "Floor: what no program can do without. The card says who it is, takes SELECT, PIN, key and data, gives the");
  std::puts(
      "signature only when asked once more (T=0), is logged off: 7. A certificate comes in pieces of 256 bytes, the");
  std::puts(
      "most that T=0 has. Applet 1.7 tells its tries only by an empty VERIFY (1), and whether it signs for TLS 1.3");
  std::puts(
      "only when asked (1, once). Above the floor, and kept: the launcher's own look (1), without which it could not");
  std::puts(
      "tell a client's card; the tries once more with the PIN (1), as another program may have spent some while the");
  std::puts("user typed, and a last one could go unannounced; for a chip without RSA-PSS the look of the program that "
            "starts");
  std::puts("anew for TLS 1.2 (3), which takes over what was read.");
  std::puts("Bytes: commands and answers with status words. Official middleware: measured, one TLS login under NSS.");
}

} // namespace

int main() {
  try {
    simulator::SimulatedPki pki;
    measure(pki, {.applet = simulator::Applet::v1_8}, "applet 1.8", {.apdus = 102, .bytes = 14600});
    measure(pki, {.applet = simulator::Applet::v1_7, .is_rekeyed = true}, "applet 1.7, re-keyed",
            {.apdus = 76, .bytes = 9000});
    measure(pki, {.applet = simulator::Applet::v1_7}, "applet 1.7", {.apdus = 76, .bytes = 9000});
    measure(pki, {.applet = simulator::Applet::v1_7, .has_pss = false}, "applet 1.7 without RSA-PSS",
            {.apdus = 76, .bytes = 9000});
    explain();
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "card_economy: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
