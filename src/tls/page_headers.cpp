// SPDX-License-Identifier: EUPL-1.2
#include "tls/page_headers.h"

#include "base/glib_pointers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tls {

namespace {

constexpr std::string_view whitespace = " \t\n\f\r";

constexpr std::array<std::string_view, 8> referrer_policies{"no-referrer",
                                                            "no-referrer-when-downgrade",
                                                            "same-origin",
                                                            "origin",
                                                            "strict-origin",
                                                            "origin-when-cross-origin",
                                                            "strict-origin-when-cross-origin",
                                                            "unsafe-url"};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(whitespace);
  const auto last = text.find_last_not_of(whitespace);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, last - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(separator, begin), text.size());
    if (const auto part = trimmed(text.substr(begin, end - begin)); !part.empty())
      parts.push_back(part);
    begin = end + 1;
  }
  return parts;
}

std::string lower(std::string_view text) {
  std::string copy{text};
  std::ranges::transform(copy, copy.begin(), [](char c) { return g_ascii_tolower(c); });
  return copy;
}

/// Of all headers of this name.
std::string_view value_of(SoupMessageHeaders* headers, const char* name) {
  const char* value = soup_message_headers_get_list(headers, name);
  return value == nullptr ? "" : value;
}

bool is_sandbox(std::string_view directive) {
  return lower(directive.substr(0, directive.find_first_of(whitespace))) == "sandbox";
}

bool asks_for_a_sandbox(SoupMessageHeaders* headers) {
  for (const auto policy : split(value_of(headers, "Content-Security-Policy"), ','))
    if (std::ranges::any_of(split(policy, ';'), is_sandbox))
      return true;
  return false;
}

bool is_attachment(SoupMessageHeaders* headers) {
  const auto disposition = value_of(headers, "Content-Disposition");
  return lower(trimmed(disposition.substr(0, disposition.find(';')))) == "attachment";
}

bool is_html(SoupMessageHeaders* headers) {
  const base::TextPtr type{g_strdup(soup_message_headers_get_content_type(headers, nullptr))};
  return type && (g_ascii_strcasecmp(type.get(), "text/html") == 0 ||
                  g_ascii_strcasecmp(type.get(), "application/xhtml+xml") == 0);
}

bool begins_with(std::string_view text, std::string_view beginning) {
  return lower(text.substr(0, beginning.size())) == beginning;
}

/// Where a comment that begins here ends, as HTML has it: "<!-->" is a whole one. npos: it does not.
std::size_t end_of_comment(std::string_view html) {
  constexpr std::string_view usual = "-->";
  constexpr std::string_view unusual = "--!>";
  constexpr std::size_t dashes = 2; // of the beginning are the end's as well
  const auto usual_end = html.find(usual, dashes);
  const auto unusual_end = html.find(unusual, dashes + 2);
  if (unusual_end < usual_end)
    return unusual_end + unusual.size();
  return usual_end == std::string_view::npos ? usual_end : usual_end + usual.size();
}

/// Where a page begins that has its byte order mark, comments and document type before that: without the latter in its
/// place it would be drawn otherwise.
std::size_t end_of_prologue(std::string_view html) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::size_t end = html.substr(0, byte_order_mark.size()) == byte_order_mark ? byte_order_mark.size() : 0;
  for (;;) {
    const auto begin = html.find_first_not_of(whitespace, end);
    if (begin == std::string_view::npos)
      return end;
    const auto rest = html.substr(begin);
    auto length = std::string_view::npos;
    if (begins_with(rest, "<!--"))
      length = end_of_comment(rest);
    else if (begins_with(rest, "<!") || begins_with(rest, "<?"))
      length = rest.find('>') == std::string_view::npos ? std::string_view::npos : rest.find('>') + 1;
    if (length == std::string_view::npos)
      return end;
    end = begin + length;
  }
}

std::string attribute(std::string_view value) {
  const base::TextPtr valid{g_utf8_make_valid(value.data(), static_cast<gssize>(value.size()))};
  const base::TextPtr escaped{g_markup_escape_text(valid.get(), -1)};
  return escaped.get();
}

} // namespace

bool is_page_to_show(unsigned status, SoupMessageHeaders* headers) {
  const bool has_a_page = status != SOUP_STATUS_NO_CONTENT && status != SOUP_STATUS_RESET_CONTENT;
  return has_a_page && is_html(headers) && !is_attachment(headers) && !asks_for_a_sandbox(headers);
}

PageHeaders read_page_headers(SoupMessageHeaders* headers) {
  PageHeaders read;
  for (const auto policy : split(value_of(headers, "Content-Security-Policy"), ','))
    read.content_policies.emplace_back(policy);
  for (const auto policy : split(value_of(headers, "Referrer-Policy"), ','))
    if (std::ranges::find(referrer_policies, lower(policy)) != referrer_policies.end())
      read.referrer_policy = lower(policy); // the last one that is known
  read.refresh = value_of(headers, "Refresh");
  return read;
}

std::string with_headers(const std::string& html, const PageHeaders& headers) {
  std::string metas;
  for (const auto& policy : headers.content_policies)
    metas += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + attribute(policy) + "\">";
  if (!headers.referrer_policy.empty())
    metas += "<meta name=\"referrer\" content=\"" + attribute(headers.referrer_policy) + "\">";
  if (!headers.refresh.empty())
    metas += "<meta http-equiv=\"refresh\" content=\"" + attribute(headers.refresh) + "\">";
  std::string page = html;
  return page.insert(end_of_prologue(html), metas);
}

} // namespace tls
