// SPDX-License-Identifier: EUPL-1.2
#include "portal/public_suffix.h"

#include "base/handle.h"

#include <glib.h>
#include <libpsl.h>

#include <algorithm>
#include <memory>

namespace portal {

namespace {

using List = base::Handle<psl_ctx_t, psl_free>;

/// The newest that the system has.
List open_list() {
  return List{psl_latest(nullptr)};
}

bool is_digit(char sign) {
  return g_ascii_isdigit(sign) != 0;
}

bool is_hexadecimal_digit(char sign) {
  return g_ascii_isxdigit(sign) != 0;
}

} // namespace

bool is_public_suffix(const std::string& name) {
  const auto list = open_list();
  return !list || psl_is_public_suffix2(list.get(), name.c_str(), PSL_TYPE_ANY) != 0;
}

std::string registrable_domain(const std::string& name) {
  const auto list = open_list();
  const char* domain = list && !is_ip_address(name) ? psl_registrable_domain(list.get(), name.c_str()) : nullptr;
  return domain == nullptr ? "" : domain;
}

bool is_ip_address(std::string_view name) {
  const auto last = name.substr(name.rfind('.') + 1);
  return std::ranges::all_of(last, is_digit) ||
         (last.starts_with("0x") && std::ranges::all_of(last.substr(2), is_hexadecimal_digit));
}

} // namespace portal
