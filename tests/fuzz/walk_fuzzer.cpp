// SPDX-License-Identifier: EUPL-1.2
// What pages call themselves and what is in them, were they to want something personal in the report of a walk. An
// input is a row of texts between form feeds; the first letter of each says what it is.
#include "fuzz_input.h"
#include "portal/said.h"
#include "portal/walk.h"
#include "require.h"

#include <glib.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace {

using fuzz::require;
using portal::ActByHand;

std::vector<std::string> texts_of(fuzz::Input input) {
  std::vector<std::string> texts{""};
  for (const auto byte : input.rest())
    if (byte == '\f')
      texts.emplace_back();
    else
      texts.back() += static_cast<char>(byte);
  return texts;
}

std::optional<portal::Locator> locator(const std::string& text) {
  auto parsed = portal::parse_locator(text);
  auto* found = std::get_if<portal::Locator>(&parsed);
  return found == nullptr ? std::nullopt : std::optional{*found};
}

void walk_by(portal::Walk& walk, std::string& address, const std::string& text) {
  const auto rest = text.substr(1);
  switch (text.front()) {
  case 'a':
    address = rest;
    walk.page_shown(address, nullptr);
    break;
  case 'c':
    walk.card_wanted(rest);
    break;
  case 'h':
    walk.refused(rest);
    break;
  case 'l':
    if (const auto list = locator(rest))
      walk.user_acted({.what = ActByHand::What::chosen,
                       .address = address,
                       .choice = portal::ListChoice{*list, {rest, rest}, rest}});
    break;
  case 'o':
    walk.hide_lines({{rest, ""}});
    break;
  default:
    walk.user_acted({.address = address, .page = rest, .control = locator(rest), .is_line = text.front() == 'i'});
  }
}

void check(const std::string& report) {
  require(g_utf8_validate(report.data(), static_cast<gssize>(report.size()), nullptr) != FALSE, "a report is UTF-8");
  require(portal::bare(report).find("proefpersoon") == std::string::npos, "the card's holder is not in it");
  int digits = 0;
  for (const char* at = report.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const auto letter = g_utf8_get_char(at);
    digits = g_unichar_isdigit(letter) != FALSE ? digits + 1 : 0;
    require(digits < 4, "no number of four digits is in it");
    require(letter == '\n' || g_unichar_isprint(letter) != FALSE, "what is in it can be read");
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  portal::Walk walk;
  std::string address = "https://portal.example.be/";
  const auto texts = texts_of({data, size});
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at == texts.size() / 2)
      walk.hide_person("Ada Proefpersoon");
    if (!texts[at].empty())
      walk_by(walk, address, texts[at]);
  }
  check(walk.text());
  walk.arrived(address);
  check(walk.text());
  return 0;
}
