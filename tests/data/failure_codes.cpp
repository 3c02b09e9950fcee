// SPDX-License-Identifier: EUPL-1.2
// Prints doc/failure-codes.md: every code that a user can read to the helpdesk, as the programs themselves have it.
#include "launcher/status.h"
#include "session/portal_failure.h"
#include "signin/card_failure.h"
#include "signin/flow.h"
#include "ui/failure_text.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace {

/// As the code writes it, e.g. "card::Fault::card_mute"; with a cast in it where the type has no such value.
template <auto value>
constexpr std::string_view name_of() {
  constexpr std::string_view function = __PRETTY_FUNCTION__;
  constexpr std::string_view before = "value = ";
  constexpr auto begin = function.find(before) + before.size();
  return function.substr(begin, function.find_first_of(";]", begin) - begin);
}

template <typename Enum>
using Names = std::map<Enum, std::string>;

template <typename Enum, int... number>
Names<Enum> names_of(std::integer_sequence<int, number...> /*numbers*/) {
  Names<Enum> names{{static_cast<Enum>(number), std::string{name_of<static_cast<Enum>(number)>()}}...};
  std::erase_if(names, [](const auto& each) { return each.second.find('(') != std::string::npos; });
  return names;
}

/// Every value of a type that numbers its values from 0 on.
template <typename Enum>
Names<Enum> names_of() {
  return names_of<Enum>(std::make_integer_sequence<int, 64>{});
}

/// What the flow shows when a page of this meaning comes into the view.
std::optional<signin::Failure> failure_on(portal::Meaning meaning) {
  signin::Flow flow;
  std::ignore = flow.handle(signin::CardPlaced{"reader"});
  signin::CardFacts facts;
  facts.tries = {3};
  std::ignore = flow.handle(signin::CardRead{facts});
  for (const auto& effect : flow.handle(signin::PageShown{1, portal::Page{"page", meaning, {}}}))
    if (const auto* show = std::get_if<signin::Show>(&effect))
      if (const auto* trouble = std::get_if<signin::Trouble>(&show->view))
        return trouble->failure;
  return std::nullopt;
}

/// What each failure is told for, beside what the flow and the session decide by themselves.
std::map<signin::Failure, std::vector<std::string>> causes() {
  std::map<signin::Failure, std::vector<std::string>> causes;
  for (const auto& [fault, name] : names_of<card::Fault>())
    causes[signin::failure_of(fault)].push_back(name);
  for (const auto& [fault, name] : names_of<tls::RequestFault>())
    causes[session::failure_of(fault, G_NETWORK_CONNECTIVITY_FULL)].push_back(name);
  for (const auto& [fault, name] : names_of<web::LoadFault>())
    causes[session::failure_of(fault, G_NETWORK_CONNECTIVITY_FULL)].push_back(name);
  for (const auto& [meaning, name] : names_of<portal::Meaning>())
    if (const auto failure = failure_on(meaning))
      causes[*failure].push_back(name);
  return causes;
}

std::string_view what_it_does(signin::Remedy remedy) {
  switch (remedy) {
  case signin::Remedy::try_again:
    return "reads the card again and starts over at the portal";
  case signin::Remedy::go_on_by_hand:
    return "shows the portal's own page";
  case signin::Remedy::sign_out_and_again:
    return "ends the session, then signs in again";
  case signin::Remedy::close:
    return "ends the sign-in";
  case signin::Remedy::go_on:
    return "closes the message above PrimaWeb's page; the work goes on";
  }
  return "";
}

std::string without_mnemonic(std::string text) {
  std::erase(text, '_');
  return text;
}

void print_failures() {
  auto failures = signin::all_failures;
  std::ranges::sort(failures, {}, [](signin::Failure failure) { return signin::code(failure); });
  const auto names = names_of<signin::Failure>();
  auto by_failure = causes();
  for (const auto failure : failures) {
    const auto text = ui::failure_text(failure);
    std::cout << "\n### " << signin::code(failure) << ": " << text.title.raw() << "\n\n> " << text.what_to_do.raw()
              << "\n\n";
    if (failure == signin::Failure::no_reader)
      std::cout << "* Told by the check-up alone: a sign-in waits for a reader.\n";
    else if (failure == signin::Failure::steps_not_saved)
      std::cout << "* Told where the steps are shown that were to be remembered; the work goes on.\n";
    else
      std::cout << "* Button: *" << without_mnemonic(text.button.raw()) << "*, which "
                << what_it_does(signin::remedy(failure)) << ".\n";
    if (!text.command.empty())
      std::cout << "* For the IT helpdesk: `" << text.command.raw() << "`\n";
    std::cout << "* In the code: `" << names.at(failure) << "`\n";
    for (const auto& cause : by_failure[failure])
      std::cout << "  * told for `" << cause << "`\n";
  }
}

void print_status(std::string_view when, const launcher::Status& status) {
  std::cout << "| " << when << " | `" << launcher::to_word(status.state) << "` | " << status.sentence << " |\n";
}

void print_status_of_readers(std::string_view when, std::vector<card::ReaderStatus> readers) {
  print_status(when, launcher::status({card::PcscdState::running, std::move(readers)}, launcher::SessionState::away));
}

void print_launcher() {
  std::cout << "\n| When | Word | Sentence |\n| --- | --- | --- |\n";
  for (const auto& [service, name] : names_of<card::PcscdState>())
    if (service != card::PcscdState::running)
      print_status("`" + name + "`", launcher::status({service, {}}, launcher::SessionState::away));
  card::ReaderStatus empty;
  empty.name = "reader";
  auto mute = empty;
  mute.card_present = mute.card_mute = true;
  auto foreign = empty;
  foreign.card_present = true;
  foreign.atr = {0x3B, 0x00};
  auto belgian = foreign;
  belgian.atr = {0x3B, 0x98, 0x13, 0x40, 0x0A, 0xA5, 0x03, 0x01, 0x01, 0x01, 0xAD, 0x13, 0x11};
  print_status_of_readers("no reader", {});
  print_status_of_readers("a reader without a card", {empty});
  print_status_of_readers("a card that does not answer", {mute});
  print_status_of_readers("a card that is no Belgian eID", {foreign});
  print_status_of_readers("a Belgian eID", {belgian});
  for (const auto& [session, name] : names_of<launcher::SessionState>())
    if (session != launcher::SessionState::away && session != launcher::SessionState::idle)
      print_status("`" + name + "`", launcher::status({card::PcscdState::running, {}}, session));
}

} // namespace

int main() {
  std::cout << R"(<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- Made by tests/data/failure_codes.cpp from the code. Do not edit: the test `failure-codes` says how to renew it. -->
# Failure codes

Every failure that a user can meet has a code, which stands in small print under its text. A code never changes, and is
never used again for another cause. The texts here are the English ones; `po/` has the others.

| Code begins with | is about |
| --- | --- |
| `READER-` | card readers, and pcscd, the service of the computer that reads cards |
| `CARD-` | the card in the reader |
| `PIN-` | its PIN |
| `PORTAL-` | the portal, the identity provider behind it, and the way to them |
| `PROGRAM-` | this program as it is installed |
| `KEYRING-` | the desktop's keyring, in which cards and choices are remembered: told above PrimaWeb's page |

Beside a `PORTAL-06` the window names the host that was refused, and nothing else of its address.

## In the sign-in window

"Told for" names what the rooms of the code found out; what has no such line was decided by the flow (`src/signin/`) or
by the session program (`src/session/`). Behind a network that wants a sign-in of its own, most faults of the network are
told as `PORTAL-17` instead.
)";
  print_failures();
  std::cout << R"(
## In the tray, and from `primaweb-launcher --status`

The launcher has no codes of its own. It shows a sentence, and its icon has a word: `--status --json` prints both, as
`sentence` and `state`, the code of what the sign-in's window tells, as `code`, and whether it is of practice. What the
session program does comes first; else pcscd counts, else the readers.
)";
  print_launcher();
}
