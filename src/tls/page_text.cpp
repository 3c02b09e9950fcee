// SPDX-License-Identifier: EUPL-1.2
#include "tls/page_text.h"

#include "base/glib_pointers.h"

namespace tls {

std::string page_text(const std::string& bytes, const char* charset) {
  const auto size = static_cast<gssize>(bytes.size());
  if (charset == nullptr && g_utf8_validate(bytes.data(), size, nullptr) == TRUE)
    return bytes;
  gsize length = 0;
  const base::TextPtr converted{g_convert_with_fallback(bytes.data(), size, "UTF-8",
                                                        charset == nullptr ? "WINDOWS-1252" : charset, "\xEF\xBF\xBD",
                                                        nullptr, &length, nullptr)};
  if (converted)
    return {converted.get(), length};
  const base::TextPtr valid{g_utf8_make_valid(bytes.data(), size)};
  return valid.get();
}

} // namespace tls
