// SPDX-License-Identifier: EUPL-1.2
#include "web/file_name.h"

#include <glibmm/ustring.h>

#include <string_view>

namespace web {

namespace {

/// Bytes; below the 255 of usual file systems, with room for what is put behind a name while a file is not whole yet.
constexpr std::size_t longest_name = 200;
/// An ending that is longer is none.
constexpr std::size_t longest_ending = 16;

/// What file systems of other computers do not take, and what WebKit writes for a byte that is no letter in UTF-8.
bool is_replaced(gunichar sign) {
  constexpr std::u32string_view replaced = U":|<>\"?*\uFFFD";
  return replaced.find(static_cast<char32_t>(sign)) != std::u32string_view::npos;
}

/// Invisible signs, among them those that turn the direction of writing: "exe.fdp" would read "pdf.exe" backwards.
bool is_shown(gunichar sign) {
  const auto type = g_unichar_type(sign);
  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_LINE_SEPARATOR &&
         type != G_UNICODE_PARAGRAPH_SEPARATOR && type != G_UNICODE_UNASSIGNED && type != G_UNICODE_PRIVATE_USE;
}

Glib::ustring cut(Glib::ustring text, std::size_t bytes) {
  while (text.bytes() > bytes)
    text.erase(text.size() - 1);
  return text;
}

Glib::ustring shortened(const Glib::ustring& name) {
  if (name.bytes() <= longest_name)
    return name;
  const auto dot = name.rfind('.');
  const Glib::ustring ending = dot == Glib::ustring::npos ? Glib::ustring{} : name.substr(dot);
  if (ending.bytes() > longest_ending)
    return cut(name, longest_name);
  return cut(name.substr(0, dot), longest_name - ending.bytes()) + ending;
}

} // namespace

std::string safe_file_name(std::string_view suggested) {
  const auto folder = suggested.find_last_of("/\\");
  if (folder != std::string_view::npos)
    suggested.remove_prefix(folder + 1);
  const Glib::ustring given = Glib::ustring{std::string{suggested}}.make_valid();
  Glib::ustring name;
  for (const gunichar sign : given)
    if (is_shown(sign))
      name += is_replaced(sign) ? gunichar{'_'} : sign;
  // A dot in front hides a file, and spaces around a name hide its end.
  const auto first = name.find_first_not_of(". ");
  if (first == Glib::ustring::npos)
    return "download";
  name.erase(0, first);
  name.erase(name.find_last_not_of(". ") + 1);
  return shortened(name).raw();
}

} // namespace web
