// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/flow.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace signin::test {

inline constexpr const char* first_reader = "ACS ACR38 00 00";
inline constexpr const char* second_reader = "ACS ACR38 01 00";

/// Drives a Flow as a sign-in would and keeps what it asked for.
class FlowDriver {
public:
  void tell(const Event& event) {
    m_last = m_flow.handle(event);
    m_all.insert(m_all.end(), m_last.begin(), m_last.end());
  }

  /// The effects of the last event.
  [[nodiscard]] const Effects& last() const { return m_last; }

  template <typename Wanted>
  [[nodiscard]] const Wanted* find() const {
    for (const auto& effect : m_last)
      if (const auto* wanted = std::get_if<Wanted>(&effect))
        return wanted;
    return nullptr;
  }

  template <typename Wanted>
  [[nodiscard]] bool did() const {
    return find<Wanted>() != nullptr;
  }

  template <typename Wanted>
  [[nodiscard]] long count() const {
    return std::count_if(m_all.begin(), m_all.end(),
                         [](const Effect& effect) { return std::holds_alternative<Wanted>(effect); });
  }

  /// The view shown last by the last event, if it is of this kind.
  template <typename Wanted>
  [[nodiscard]] const Wanted* view() const {
    const Wanted* found = nullptr;
    for (const auto& effect : m_last)
      if (const auto* show = std::get_if<Show>(&effect))
        found = std::get_if<Wanted>(&show->view);
    return found;
  }

  [[nodiscard]] bool in_trouble(Failure failure) const {
    const auto* trouble = view<Trouble>();
    return trouble && trouble->failure == failure;
  }

  // The steps of a sign-in.
  void place_card() { tell(CardPlaced{reader}); }

  /// As far as its PIN: the keyring knows it for the user's own, and nothing else of it.
  void read_card(int tries = 3) { read_card(facts(tries)); }

  void read_card_in_reader_with_pad(int tries = 3) { read_card(facts(tries, true)); }

  void read_card(const CardFacts& facts, const Recalled& recalled = {{}, true, card::Ownership::own}) {
    tell(CardRead{facts});
    tell(recalled);
  }

  void confirm_pin(card::LastTry last_try = card::LastTry::not_confirmed) { tell(PinConfirmed{last_try}); }

  void accept_pin() {
    confirm_pin();
    tell(PinChecked{card::PinAccepted{}});
  }

  void come(const std::string& name, portal::Meaning meaning, std::vector<portal::Option> options = {}) {
    tell(PageShown{++m_visit, portal::Page{name, meaning, std::move(options)}});
  }

  /// Ten lines of a list that goes on.
  void come_entities_in_part(std::vector<portal::Option> lines, bool has_more) {
    tell(PageShown{++m_visit,
                   portal::Page{"entity-choice", portal::Meaning::entity_choice, std::move(lines), has_more}});
  }

  /// A list that has no lines before it is open.
  void come_closed_entities() {
    tell(PageShown{++m_visit, portal::Page{.name = "entity-choice",
                                           .meaning = portal::Meaning::entity_choice,
                                           .options = {},
                                           .is_closed = true}});
  }

  void come_unknown() { tell(PageShown{++m_visit, {}}); }

  void come_entities() { come("entity-choice", portal::Meaning::entity_choice, entities()); }

  void come_roles() {
    come("role-choice", portal::Meaning::role_choice, {{"Sociale Agent", ""}, {"PrimaWeb beheer", ""}});
  }

  /// As far as the choice of an entity; `recalled` is what the keyring says, if it says anything.
  void sign_in_with_card(const std::optional<Recalled>& recalled = {}) {
    place_card();
    read_card(facts(3), recalled.value_or(Recalled{{}, true, card::Ownership::own}));
    come("sign-in-method", portal::Meaning::sign_in_method);
    accept_pin();
    tell(CardWanted{});
    tell(CardRequestDone{});
  }

  [[nodiscard]] std::uint64_t visit() const { return m_visit; }

  [[nodiscard]] static CardFacts facts(int tries, bool pin_pad = false) {
    return {card::Private<std::string>{"Ada Proef"}, reader, std::chrono::year{2031} / 5 / 3, {tries}, pin_pad};
  }

  [[nodiscard]] static std::vector<portal::Option> entities() {
    return {{"OCMW van Voorbeelde", "Maatschappelijk Welzijn"},
            {"OCMW van Herstappe", "Maatschappelijk Welzijn"},
            {"OCMW van Proefdorp", "Maatschappelijk Welzijn"}};
  }

  [[nodiscard]] static portal::ReadableHost host(const std::string& name) {
    return {.host = name, .before = {}, .domain = name, .port = {}};
  }

  static constexpr const char* reader = "ACS ACR38";

private:
  Flow m_flow;
  Effects m_last;
  Effects m_all;
  std::uint64_t m_visit = 0;
};

} // namespace signin::test
