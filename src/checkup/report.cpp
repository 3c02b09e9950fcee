// SPDX-License-Identifier: EUPL-1.2
#include "checkup/report.h"

#include "base/glib_pointers.h"
#include "base/handle.h"
#include "config.h"

#include <glib.h>

#include <algorithm>
#include <memory>

namespace checkup {

namespace {

constexpr int json_format = 1;
constexpr const char* wire_type = "(ba(iisi))";
constexpr int no_failure = -1;

std::string quoted(const std::string& text) {
  const base::TextPtr valid{g_utf8_make_valid(text.c_str(), -1)};
  std::string json = "\"";
  for (const char* at = valid.get(); *at != '\0'; ++at) {
    const auto byte = static_cast<unsigned char>(*at);
    if (*at == '"' || *at == '\\')
      json.append(1, '\\').append(1, *at);
    else if (*at == '\n')
      json += "\\n";
    else if (byte >= 0x20)
      json += *at;
  }
  return json + "\"";
}

std::string code_of(const Line& line) {
  return line.failure ? std::string{signin::code(*line.failure)} : std::string{};
}

std::string remedy_of(const Line& line, const RemedyFor& remedy) {
  return line.failure ? remedy(*line.failure) : std::string{};
}

std::string quoted_or_null(const std::string& text) {
  return text.empty() ? "null" : quoted(text);
}

} // namespace

State Report::state() const {
  State worst = State::good;
  for (const auto& line : lines)
    worst = std::max(worst, line.state);
  return worst;
}

std::string to_text(const Report& report, const RemedyFor& remedy) {
  std::string text = report.practice ? "PrimaWeb Launcher " VERSION " (practice)\n" : "PrimaWeb Launcher " VERSION "\n";
  for (const auto& line : report.lines) {
    text += "[" + name_of(line.state).raw() + "] " + name_of(line.check).raw();
    text += line.detail.empty() ? "\n" : ": " + line.detail + "\n";
    if (line.failure)
      text += "    " + code_of(line) + "  " + remedy_of(line, remedy) + "\n";
  }
  return text;
}

std::string to_json(const Report& report, const RemedyFor& remedy) {
  std::string json = R"({"format": )" + std::to_string(json_format) + R"(, "version": )" + quoted(VERSION) +
                     R"(, "practice": )" + (report.practice ? "true" : "false") + R"(, "state": ")" +
                     word_for(report.state()) + R"(", "checks": [)";
  const char* separator = "";
  for (const auto& line : report.lines) {
    json += separator + std::string{R"({"name": ")"} + word_for(line.check) + R"(", "state": ")" +
            word_for(line.state) + R"(", "detail": )" + quoted(line.detail) + R"(, "code": )" +
            quoted_or_null(code_of(line)) + R"(, "remedy": )" + quoted_or_null(remedy_of(line, remedy)) + "}";
    separator = ", ";
  }
  return json + "]}\n";
}

std::string to_wire(const Report& report) {
  GVariantBuilder lines;
  g_variant_builder_init(&lines, G_VARIANT_TYPE("a(iisi)"));
  for (const auto& line : report.lines) {
    const base::TextPtr detail{g_utf8_make_valid(line.detail.c_str(), -1)};
    g_variant_builder_add(&lines, "(iisi)", static_cast<gint32>(line.check), static_cast<gint32>(line.state),
                          detail.get(), line.failure ? static_cast<gint32>(*line.failure) : no_failure);
  }
  const base::VariantPtr whole{g_variant_ref_sink(g_variant_new(wire_type, report.practice ? TRUE : FALSE, &lines))};
  const base::TextPtr text{g_variant_print(whole.get(), TRUE)};
  return text.get();
}

std::optional<Report> from_wire(const std::string& text) {
  const base::VariantPtr whole{
      g_variant_parse(G_VARIANT_TYPE(wire_type), text.data(), text.data() + text.size(), nullptr, nullptr)};
  if (!whole)
    return std::nullopt;
  gboolean practice = FALSE;
  GVariantIter* each = nullptr;
  g_variant_get(whole.get(), wire_type, &practice, &each);
  const base::Handle<GVariantIter, g_variant_iter_free> owned{each};
  Report report{.practice = practice != FALSE};
  gint32 check = 0;
  gint32 state = 0;
  const char* detail = nullptr;
  gint32 failure = no_failure;
  while (g_variant_iter_next(each, "(ii&si)", &check, &state, &detail, &failure)) {
    Line line{static_cast<Check>(check), static_cast<State>(state), detail, {}};
    if (failure != no_failure)
      line.failure = static_cast<signin::Failure>(failure);
    report.lines.push_back(std::move(line));
  }
  return report;
}

} // namespace checkup
