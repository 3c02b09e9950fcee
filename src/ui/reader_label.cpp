// SPDX-License-Identifier: EUPL-1.2
#include "ui/reader_label.h"

#include <string_view>

namespace ui {

namespace {

constexpr std::string_view first_of_its_name = " 00 00";

/// Takes " [CCID Interface]" or " (0123)" off the end of `name`.
std::string_view without_part(std::string_view name, std::string_view opening, char closing) {
  const auto begin = name.rfind(opening);
  return name.empty() || name.back() != closing || begin == std::string_view::npos ? name : name.substr(0, begin);
}

} // namespace

std::string reader_label(const std::string& reader) {
  std::string_view name{reader};
  if (name.size() <= first_of_its_name.size() ||
      name.substr(name.size() - first_of_its_name.size()) != first_of_its_name)
    return reader;
  name.remove_suffix(first_of_its_name.size());
  name = without_part(without_part(name, " (", ')'), " [", ']');
  return name.empty() ? reader : std::string{name};
}

} // namespace ui
