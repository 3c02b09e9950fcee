// SPDX-License-Identifier: EUPL-1.2
#include "views.h"

#include <array>
#include <map>
#include <string>

namespace ui_test {

namespace {

constexpr std::array entities{
    "OCMW van Herstappe", "OCMW van Proefdorp",    "OCMW van Voorbeelde",    "CPAS de Modèleville",
    "OCMW van Oefenrode", "CPAS de Faux-les-Bois", "OCMW van Teststelten",   "ÖSHZ Musterbach",
    "OCMW van Schijndam", "CPAS de L’Exemple",     "OCMW van Nergenshuizen",
};

signin::AskPin known_pin() {
  signin::AskPin view = ask_pin();
  view.opens = destination();
  view.portal_ready = true;
  return view;
}

signin::AskPin first_use() {
  signin::AskPin view = ask_pin();
  view.card.ownership = card::Ownership::not_used_here;
  return view;
}

std::optional<signin::View> failure_named(std::string_view name) {
  constexpr std::string_view prefix = "failure-";
  if (!name.starts_with(prefix))
    return std::nullopt;
  for (const signin::Failure failure : signin::all_failures) {
    if (signin::code(failure) == name.substr(prefix.size()))
      return signin::Trouble{failure};
  }
  return std::nullopt;
}

} // namespace

signin::AskPin ask_pin(int tries, bool wrong_before) {
  signin::AskPin view;
  view.card.holder = card::Private<std::string>{"Ada Proef"};
  view.card.reader = "ACS ACR38";
  view.card.valid_until = std::chrono::year{2031} / std::chrono::May / 3;
  view.card.tries = {tries};
  view.card.ownership = card::Ownership::own;
  view.wrong_before = wrong_before;
  return view;
}

signin::AskPin ask_pin_on_reader(int tries, std::optional<card::NoPin> no_pin) {
  auto view = ask_pin(tries);
  view.card.reader = "Reader with keys";
  view.card.pin_pad = true;
  view.no_pin = no_pin;
  return view;
}

portal::Destination destination() {
  return {"OCMW van Herstappe", "Maatschappelijk Welzijn", "Sociale Agent"};
}

signin::AskCard not_own(card::Ownership ownership) {
  signin::AskCard view;
  view.other = {card::Private<std::string>{"Jan Voorbeeld"}, ownership};
  return view;
}

signin::AskChoice ask_entity(std::size_t lines, std::optional<std::size_t> preselected) {
  signin::AskChoice view;
  for (std::size_t line = 0; line < lines; ++line) {
    std::string name = entities.at(line % entities.size());
    if (line >= entities.size())
      name += " " + std::to_string(line / entities.size() + 1);
    view.options.push_back({name, "Maatschappelijk Welzijn"});
  }
  view.preselected = preselected;
  return view;
}

signin::AskChoice ask_role() {
  signin::AskChoice view;
  view.step = signin::Step::role;
  view.options = {{"Sociale Agent", ""}, {"PrimaWeb beheer", ""}};
  view.preselected = 0;
  return view;
}

std::optional<signin::View> view_named(std::string_view name) {
  signin::AskChoice no_keyring = ask_entity(3);
  no_keyring.can_remember = false;
  const std::map<std::string_view, signin::View> views{
      {"card", signin::AskCard{true}},
      {"card-unused", not_own(card::Ownership::not_used_here)},
      {"card-refused", not_own(card::Ownership::not_for_primaweb)},
      {"card-unknown", not_own(card::Ownership::unknown)},
      {"no-reader", signin::AskCard{false}},
      {"reading", signin::ReadingCard{"ACS ACR38"}},
      {"pin", ask_pin()},
      {"pin-known", known_pin()},
      {"pin-first", first_use()},
      {"pin-wrong", ask_pin(2, true)},
      {"pin-last", ask_pin(1, true)},
      {"pad", ask_pin_on_reader()},
      {"pad-last", ask_pin_on_reader(1)},
      {"pad-cancelled", ask_pin_on_reader(3, card::NoPin::cancelled)},
      {"pad-typing", signin::Working{signin::Activity::typing_on_reader}},
      {"pad-leaving", signin::Working{signin::Activity::waiting_for_reader}},
      {"choice", ask_entity(3)},
      {"choice-long", ask_entity(40, 30)},
      {"role", ask_role()},
      {"no-keyring", no_keyring},
      {"working", signin::Working{signin::Activity::signing_in_with_card}},
      {"host",
       signin::AskHost{{.host = "primaweb.example.be", .before = "primaweb.", .domain = "example.be", .port = {}}}},
      {"host-clicked",
       signin::AskHost{{.host = "primaweb.example.be", .before = "primaweb.", .domain = "example.be", .port = {}},
                       true}},
      {"by-hand", signin::ByHand{signin::Step::entity, true}},
  };
  const auto found = views.find(name);
  return found != views.end() ? std::optional{found->second} : failure_named(name);
}

} // namespace ui_test
