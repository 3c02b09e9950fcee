// SPDX-License-Identifier: EUPL-1.2
#include "checkup/shown.h"

#include "base/glib_pointers.h"

#include <glib.h>

#include <array>
#include <cstdio>
#include <memory>

namespace checkup {

namespace {

/// As GIO writes that there is none.
constexpr const char* no_proxy = "direct://";

/// What pcscd ends a name with: reader and slot, " 00 00".
constexpr std::size_t numbers_length = 6;

void replace_folder(std::string& text, std::string folder, const std::string& shown) {
  while (folder.ends_with('/'))
    folder.pop_back();
  if (folder.empty())
    return;
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder, at + 1)) {
    const auto end = at + folder.size();
    if (end == text.size() || text[end] == '/')
      text.replace(at, folder.size(), shown);
  }
}

} // namespace

std::string without_home(std::string text) {
  replace_folder(text, g_get_home_dir(), "~");
  for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
    if (const char* folder = g_getenv(variable); folder != nullptr)
      replace_folder(text, folder, std::string{"$"} + variable);
  return text;
}

std::string shown_reader(std::string name) {
  if (name.size() <= numbers_length || name[name.size() - numbers_length - 1] != ')')
    return name;
  const auto end = name.size() - numbers_length;
  const auto begin = name.rfind(" (", end);
  return begin == std::string::npos ? name : name.erase(begin, end - begin);
}

std::string shown_server(const std::string& address) {
  if (address == no_proxy)
    return address;
  const base::UriPtr uri{g_uri_parse(address.c_str(), G_URI_FLAGS_HAS_PASSWORD, nullptr)};
  const char* host = uri ? g_uri_get_host(uri.get()) : nullptr;
  if (host == nullptr || *host == '\0')
    return "?"; // what stands before a colon may be anything then, a name for instance
  std::string shown = std::string{g_uri_get_scheme(uri.get())} + "://" + host;
  if (const int port = g_uri_get_port(uri.get()); port > 0)
    shown += ":" + std::to_string(port);
  return shown;
}

std::string shown_day(std::chrono::system_clock::time_point time) {
  const std::chrono::year_month_day day = std::chrono::floor<std::chrono::days>(time);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

} // namespace checkup
