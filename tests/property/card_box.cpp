// SPDX-License-Identifier: EUPL-1.2
#include "card_box.h"

#include "simulator/card/simulated_pki.h"

#include <cstdint>

namespace property {

namespace {

struct Person {
  simulator::Applet applet;
  const char* first_name;
  const char* pin;
};

/// No eID: the program never sends it anything.
class UntouchedCard final : public simulator::ForeignCard {
public:
  explicit UntouchedCard(Ledger& ledger) : m_ledger{ledger} {}

  [[nodiscard]] card::Bytes answer(card::ByteView command) override {
    m_ledger.fail("a command went to a card that is no eID");
    return ForeignCard::answer(command);
  }

private:
  Ledger& m_ledger;
};

constexpr std::array<Person, CardBox::people> persons{{
    {simulator::Applet::v1_8, "Ada", "1234"},
    {simulator::Applet::v1_7, "Bea", "246802"},
    {simulator::Applet::v1_7, "Cor", "1357"},
}};

} // namespace

CardBox::CardBox(Ledger& ledger) {
  simulator::SimulatedPki pki;
  const auto make = [&](int number, const Person& person) {
    const simulator::EidOptions options{.applet = person.applet,
                                        .holder = {.first_name = person.first_name},
                                        .pin = person.pin,
                                        .card_number = static_cast<std::uint16_t>(number + 1)};
    return std::make_shared<WitnessedCard>(number, options, pki.issue_card(person.applet, options.holder), ledger);
  };
  for (int number = 0; number < people; ++number)
    m_people.push_back(make(number, persons.at(static_cast<std::size_t>(number))));
  m_others = {make(people, {simulator::Applet::v1_1, "Oud", "1111"}),
              make(people + 1, {simulator::Applet::v1_9, "Nieuw", "9999"}), std::make_shared<UntouchedCard>(ledger),
              std::make_shared<simulator::MuteCard>()};
}

std::shared_ptr<simulator::SimulatedCard> CardBox::card(int number) const {
  if (number < people)
    return m_people.at(static_cast<std::size_t>(number));
  return m_others.at(static_cast<std::size_t>(number - people));
}

std::optional<int> CardBox::number_of(const std::string& holder) const {
  for (int number = 0; number < people; ++number)
    if (of_person(number).holder() == holder)
      return number;
  return std::nullopt;
}

} // namespace property
