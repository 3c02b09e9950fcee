// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/template.h"

#include "base/glib_pointers.h"

#include <stdexcept>

namespace simulator {

namespace {

const std::string& value_of(std::string_view name, const Values& values) {
  const auto found = values.find(name);
  if (found == values.end())
    throw std::runtime_error("no value for " + std::string{name});
  return found->second;
}

std::string html_text(const std::string& value) {
  const base::TextPtr escaped{g_markup_escape_text(value.c_str(), static_cast<gssize>(value.size()))};
  return escaped.get();
}

} // namespace

std::string fill(std::string_view text, const Values& values) {
  std::string filled;
  while (true) {
    const auto open = text.find("{{");
    filled += text.substr(0, open);
    if (open == std::string_view::npos)
      return filled;
    const bool as_it_is = text.substr(open).starts_with("{{{");
    const std::string_view closing = as_it_is ? "}}}" : "}}";
    const auto begin = open + closing.size();
    const auto close = text.find(closing, begin);
    if (close == std::string_view::npos)
      throw std::runtime_error("a name is not closed");
    const std::string& value = value_of(text.substr(begin, close - begin), values);
    filled += as_it_is ? value : html_text(value);
    text.remove_prefix(close + closing.size());
  }
}

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\')
      quoted += '\\';
    const bool is_control = static_cast<unsigned char>(letter) < 0x20;
    quoted += is_control ? ' ' : letter;
  }
  return quoted + '"';
}

} // namespace simulator
