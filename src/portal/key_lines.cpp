// SPDX-License-Identifier: EUPL-1.2
#include "portal/key_lines.h"

#include "portal/compose.h"

#include <glib/gi18n.h>

#include <algorithm>

namespace portal {

namespace {

constexpr std::string_view blank = " \t\r";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos)
    return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

/// GKeyFile takes some for the end of a line and some for blanks.
bool is_control(char character) {
  return (character >= '\0' && character < ' ' && character != '\t') || character == '\x7F';
}

} // namespace

KeyLines::KeyLines(std::string_view text) {
  std::size_t number = 0;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
    read(line, ++number);
  }
}

void KeyLines::read(std::string_view line, std::size_t number) {
  const auto content = trimmed(line);
  if (content.empty() || content.front() == '#')
    return;
  if (std::any_of(content.begin(), content.end(), is_control)) {
    note_fault(number, {}, _("no control characters"));
  } else if (content.front() == '[' && content.back() == ']') {
    m_group = content.substr(1, content.size() - 2);
    note({}, number);
  } else if (const auto sign = content.find('='); sign != std::string_view::npos && sign > 0) {
    note(std::string{trimmed(content.substr(0, sign))}, number);
  } else {
    note_fault(number, {}, _("[GROUP], KEY=VALUE, a # comment or an empty line"));
  }
}

void KeyLines::note(const std::string& key, std::size_t number) {
  if (const auto [first, is_new] = m_lines.try_emplace({m_group, key}, number); !is_new)
    note_fault(number, key, compose(_("once only: it stands in line %1 already"), std::to_string(first->second)));
}

void KeyLines::note_fault(std::size_t line, const std::string& key, std::string expected) {
  if (!m_fault)
    m_fault = Fault{line, m_group, key, std::move(expected)};
}

std::size_t KeyLines::line_of(const std::string& group, const std::string& key) const {
  for (const auto& wanted : {key, std::string{}})
    if (const auto found = m_lines.find({group, wanted}); found != m_lines.end())
      return found->second;
  return 0;
}

} // namespace portal
