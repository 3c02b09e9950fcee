// SPDX-License-Identifier: EUPL-1.2
#include "portal/locator.h"

#include "portal/compose.h"

#include <glib.h>
#include <glib/gi18n.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace portal {

namespace {

constexpr std::size_t most_alternatives = 8;
constexpr std::size_t most_places = 4;

/// What can be pressed or chosen, and what a page is known by.
constexpr std::array<std::string_view, 21> control_roles{
    "button",           "link",          "radio", "checkbox", "switch",    "option",   "combobox", "listbox",
    "menuitem",         "menuitemradio", "tab",   "textbox",  "searchbox", "treeitem", "heading",  "img",
    "menuitemcheckbox", "status",        "alert", "dialog",   any_choice};

/// What something can be in.
constexpr std::array<std::string_view, 22> place_roles{
    "form",   "group",   "radiogroup", "list",          "listitem", "listbox",    "table",  "row",
    "cell",   "grid",    "dialog",     "alertdialog",   "main",     "navigation", "banner", "contentinfo",
    "region", "article", "search",     "complementary", "menu",     "tabpanel"};

template <typename Words>
bool has(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_blank(char character) {
  return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

bool is_quote(char character) {
  return character == '"' || character == '\'';
}

struct Token {
  enum class Kind { word, text, end };
  Kind kind = Kind::end;
  std::string_view value; ///< of a text: what is between its quotes
};

class SyntaxFault {
public:
  explicit SyntaxFault(std::string expected) : m_expected{std::move(expected)} {}

  [[nodiscard]] const std::string& expected() const { return m_expected; }

private:
  std::string m_expected;
};

/// A locator's words and quoted texts, one by one.
class Reader {
public:
  explicit Reader(std::string_view text) : m_rest{text} { go_on(); }

  [[nodiscard]] const Token& now() const { return m_now; }

  [[nodiscard]] bool is_word(std::string_view word) const {
    return m_now.kind == Token::Kind::word && m_now.value == word;
  }

  /// Goes on if `word` is next.
  bool take(std::string_view word) {
    if (!is_word(word))
      return false;
    go_on();
    return true;
  }

  void go_on() {
    while (!m_rest.empty() && is_blank(m_rest.front()))
      m_rest.remove_prefix(1);
    m_now = {};
    if (m_rest.empty())
      return;
    const bool is_text = is_quote(m_rest.front());
    if (is_text) {
      const auto end = m_rest.find(m_rest.front(), 1);
      if (end == std::string_view::npos)
        throw SyntaxFault{compose(_("a second %1 at the end of a name"), m_rest.substr(0, 1))};
      m_now = {Token::Kind::text, m_rest.substr(1, end - 1)};
      m_rest.remove_prefix(end + 1);
      return;
    }
    std::size_t end = 0;
    while (end < m_rest.size() && !is_blank(m_rest[end]) && !is_quote(m_rest[end]))
      ++end;
    m_now = {Token::Kind::word, m_rest.substr(0, end)};
    m_rest.remove_prefix(end);
  }

private:
  std::string_view m_rest;
  Token m_now;
};

std::string as_written(const Token& token) {
  switch (token.kind) {
  case Token::Kind::word:
    return "\"" + std::string{token.value} + "\"";
  case Token::Kind::text:
    return _("a name");
  case Token::Kind::end:
    return _("the end");
  }
  return {};
}

/// A name that can be found: something of it is to be seen.
std::string read_name(Reader& reader) {
  const std::string name{reader.now().value};
  bool has_letters = false;
  if (name.size() > most_name_bytes || g_utf8_validate(name.c_str(), static_cast<gssize>(name.size()), nullptr) == 0)
    throw SyntaxFault{compose(_("names of %1 bytes at most"), std::to_string(most_name_bytes))};
  for (const char* at = name.c_str(); *at != '\0'; at = g_utf8_next_char(at))
    has_letters = has_letters || g_unichar_isgraph(g_utf8_get_char(at)) != 0;
  if (!has_letters)
    throw SyntaxFault{_("a name with a letter in it")};
  reader.go_on();
  return name;
}

std::vector<std::string> read_names(Reader& reader) {
  std::vector<std::string> names;
  do {
    if (reader.now().kind != Token::Kind::text)
      throw SyntaxFault{compose(_("a name in quotes, not %1"), as_written(reader.now()))};
    if (names.size() == most_alternatives)
      throw SyntaxFault{compose(_("%1 names at most"), std::to_string(most_alternatives))};
    names.push_back(read_name(reader));
  } while (reader.take("or"));
  return names;
}

template <typename Known>
std::vector<std::string> read_roles(Reader& reader, const Known& known, const char* pattern) {
  std::vector<std::string> roles;
  do {
    if (reader.now().kind != Token::Kind::word || !has(known, reader.now().value))
      throw SyntaxFault{compose(pattern, as_written(reader.now()))};
    if (roles.size() == most_alternatives)
      throw SyntaxFault{compose(_("%1 roles at most"), std::to_string(most_alternatives))};
    roles.emplace_back(reader.now().value);
    reader.go_on();
  } while (reader.take("or"));
  return roles;
}

/// [with] NAME {or NAME}, or nothing.
void read_names_into(Named& named, Reader& reader) {
  named.is_whole = !reader.take("with");
  if (!named.is_whole || reader.now().kind == Token::Kind::text)
    named.names = read_names(reader);
}

Place read_place(Reader& reader) {
  Place place{.is_heading = reader.take("under"), .named = {}};
  if (!place.is_heading) {
    if (!reader.take("in"))
      throw SyntaxFault{compose(_("in, under, with or a name, not %1"), as_written(reader.now()))};
    place.named.roles = read_roles(reader, place_roles, _("a place such as row, list or form, not %1"));
  }
  read_names_into(place.named, reader);
  if (place.is_heading && place.named.names.empty())
    throw SyntaxFault{_("what the heading says, in quotes")};
  return place;
}

Locator read(std::string_view text) {
  Reader reader{text};
  Locator locator;
  locator.control.roles = read_roles(reader, control_roles, _("a role such as button, link or radio, not %1"));
  read_names_into(locator.control, reader);
  while (reader.now().kind != Token::Kind::end) {
    if (locator.places.size() == most_places)
      throw SyntaxFault{compose(_("%1 places at most"), std::to_string(most_places))};
    locator.places.push_back(read_place(reader));
  }
  return locator;
}

void add_alternatives(std::string& text, const std::vector<std::string>& words, bool are_names) {
  for (const auto& word : words) {
    if (&word != &words.front())
      text += " or ";
    const char* quote = !are_names ? "" : word.find('"') == std::string::npos ? "\"" : "'";
    text += quote + word + quote;
  }
}

void add_named(std::string& text, const Named& named) {
  add_alternatives(text, named.roles, false);
  if (named.names.empty())
    return;
  text += std::string{named.roles.empty() ? "" : " "} + (named.is_whole ? "" : "with ");
  add_alternatives(text, named.names, true);
}

} // namespace

std::variant<Locator, LocatorFault> parse_locator(std::string_view text) {
  try {
    return read(text);
  } catch (const SyntaxFault& fault) {
    return LocatorFault{fault.expected()};
  }
}

bool is_meant_as_locator(std::string_view text) {
  const auto end =
      std::find_if(text.begin(), text.end(), [](char character) { return is_blank(character) || is_quote(character); });
  const auto word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  if (has(control_roles, word))
    return true;
  // XPath, too, may begin with a word, but a name of an element has only operators after it.
  const auto is_letter = [](char character) { return g_ascii_isalpha(character) != 0; };
  if (word.empty() || !std::all_of(word.begin(), word.end(), is_letter))
    return false;
  auto rest = text.substr(word.size());
  while (!rest.empty() && is_blank(rest.front()))
    rest.remove_prefix(1);
  const auto begins = [&rest](std::string_view begin) { return rest.substr(0, begin.size()) == begin; };
  return (!rest.empty() && is_quote(rest.front())) || begins("in ") || begins("with ") || begins("under ");
}

std::string to_text(const Locator& locator) {
  std::string text;
  add_named(text, locator.control);
  for (const auto& place : locator.places) {
    text += place.is_heading ? " under " : " in ";
    add_named(text, place.named);
  }
  return text;
}

} // namespace portal
