// SPDX-License-Identifier: EUPL-1.2
// The first look at a card: its ATR, GET CARD DATA, and the tries left. An input is an ATR and answers.
#include "card/card_kind.h"
#include "card/eid_card.h"
#include "random_card.h"
#include "require.h"

#include <cstdint>

namespace {

class Link : public card::Transport {
public:
  explicit Link(fuzz::RandomCard& card) : m_card{card} {}

  [[nodiscard]] card::Outcome<card::Bytes> transmit(card::ByteView command) override {
    m_was_asked = true;
    return m_card.transmit(command);
  }

  [[nodiscard]] bool was_asked() const { return m_was_asked; }

private:
  fuzz::RandomCard& m_card;
  bool m_was_asked = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input{data, size};
  fuzz::RandomCard random{input};
  Link link{random};
  card::EidCard eid{link};
  const auto read = eid.read_card_data(random.atr());
  const bool is_foreign = card::card_kind(random.atr()) == card::CardKind::foreign;
  fuzz::require(link.was_asked() != is_foreign, "a foreign card is left alone, and no other one");
  fuzz::require(!is_foreign || !card::is_atr_of_applet_1_8(random.atr()), "a foreign card has no eID's ATR");
  if (const auto* known = std::get_if<card::CardData>(&read)) {
    fuzz::require(!known->tries || known->tries->count <= 15, "no more tries than a card can count");
    static_cast<void>(eid.tries_left(known->generation));
  }
  fuzz::require(random.verifies() == 0, "looking at a card sends no PIN");
  return 0;
}
