// SPDX-License-Identifier: EUPL-1.2
//
// card_economy: what a sign-in asks of a card, counted at the Transport seam against the simulated eID, beside what the
// official middleware asks under NSS for one TLS login with the same kind of card.
//
// An APDU is one command and its answer. Bytes are those of both, with headers and status words, as PC/SC carries them;
// not the procedure bytes of T=0 below it. A sign-in is one session: look at the card, certificates, tries, VERIFY, one
// signature, LOG OFF. The tray's own look before it (GET CARD DATA, 1 APDU, 35 or 38 bytes) is a program apart.
//
// The floor, and why there is none lower:
//   1  GET CARD DATA     which card, and on applet 1.8 the tries left
//   1  empty VERIFY      the tries left to show, on applet 1.7 only
//   1  SELECT            DF(BELPIC) with or without a file; the key is found from there only
//   n  READ BINARY       a certificate in pieces of 256 bytes, the most that T=0 has: 5 for 1026 or 1201 bytes
//   6  SELECT, READ      another certificate, of 1182 bytes, when the CA is not known
//   1  MSE SET           whether the key has algorithm 20 (PSS), on applet 1.7 never seen: TLS 1.3 wants it, and which
//   TLS
//                        to offer is settled before the PIN
//   1  tries left        again, within the transaction that sends the PIN: another program may have spent some while
//   the
//                        user typed, and nothing in PC/SC would tell
//   1  VERIFY
//   1  MSE SET           in the same transaction: another program may have chosen another key
//   1  PSO               answered with 61xx
//   1  GET RESPONSE      T=0 has no command with data both ways
//   1  LOG OFF
// So a card seen before takes 8 (applet 1.7: 9). One more would go by not asking the tries again; that is not for sale.
// An RSA card of the old authorities has certificates of 1500 bytes and needs 2 or 3 pieces more.
#include "card/eid_session.h"
#include "card/known_issuers.h"
#include "practice/card/simulated_eid.h"
#include "practice/card/test_pki.h"

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
  CountedConnection(practice::SimulatedEid& eid, Cost& cost) : m_eid{eid}, m_cost{cost}, m_atr{eid.atr()} {}

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
  practice::SimulatedEid& m_eid;
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

Cost sign_in(practice::SimulatedEid& eid, card::CertificateCache& cache, card::KnownIssuers& issuers) {
  Cost cost;
  eid.power_on();
  auto opened = card::EidSession::open(std::make_unique<CountedConnection>(eid, cost), "bench", cache);
  require(succeeded(opened), "no card");
  auto& session = *std::get<0>(opened);
  require(succeeded(session.certificates(issuers)), "no certificates");
  require(session.data().tries || succeeded(session.tries_left()), "no count of tries");
  const auto checked = session.verify(pin(), card::LastTry::not_confirmed);
  require(std::holds_alternative<card::PinAccepted>(checked), "PIN not accepted");
  const bool rsa = session.data().generation == card::Generation::applet_1_7;
  const auto scheme = rsa ? card::SignatureScheme::rsa_pss_sha256 : card::SignatureScheme::ecdsa_sha384;
  require(succeeded(session.sign(scheme, Bytes(rsa ? 32 : 48))), "no signature");
  session.close();
  return cost;
}

void print(const char* what, const Cost& cost) {
  std::printf("  %-44s %3d APDUs  %5zu bytes\n", what, cost.apdus, cost.bytes);
}

void measure(practice::TestPki& pki, const practice::EidOptions& options, const char* name, const Cost& official) {
  const auto credentials = pki.issue_card(options.applet, options.holder, options.validity, options.is_rekeyed);
  std::printf("%s: certificates of %zu (holder) and %zu bytes (CA)\n", name, credentials.authentication.size(),
              credentials.citizen_ca.size());
  practice::SimulatedEid eid{options, credentials};
  card::CertificateCache cache;
  RememberedIssuer issuers;
  print("card and CA never seen", sign_in(eid, cache, issuers));
  card::CertificateCache after_restart;
  print("card never seen, CA known", sign_in(eid, after_restart, issuers));
  print("same card again", sign_in(eid, after_restart, issuers));
  print("official middleware under NSS (measured)", official);
}

} // namespace

int main() {
  try {
    practice::TestPki pki;
    measure(pki, {.applet = practice::Applet::v1_8}, "applet 1.8", {.apdus = 102, .bytes = 14600});
    measure(pki, {.applet = practice::Applet::v1_7, .is_rekeyed = true}, "applet 1.7, re-keyed",
            {.apdus = 76, .bytes = 9000});
    measure(pki, {.applet = practice::Applet::v1_7}, "applet 1.7", {.apdus = 76, .bytes = 9000});
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "card_economy: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
