// SPDX-License-Identifier: EUPL-1.2
// Linked whole into every test program: a critical message of GLib, GTK or what stands on them says that somebody
// called it wrongly, so the test during which it came has failed.
#include <glib.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace {

/// Messages for which not we are to blame.
struct Excused {
  std::string_view domain;
  std::string_view text;
};

constexpr std::array excused{
    // libsecret 0.20 ends a search once for each entry of its answer that has gone before it was read.
    Excused{"GLib-GIO", "g_task_return_error: assertion '!task->ever_returned' failed"},
};

std::string_view field(const GLogField* fields, gsize count, std::string_view name) {
  const auto* const end = fields + count;
  const auto* const found = std::find_if(fields, end, [name](const GLogField& each) { return each.key == name; });
  return found == end ? "" : static_cast<const char*>(found->value);
}

GLogWriterOutput write(GLogLevelFlags level, const GLogField* fields, gsize count, gpointer /*data*/) {
  const auto domain = field(fields, count, "GLIB_DOMAIN");
  const auto text = field(fields, count, "MESSAGE");
  const auto is_excused = [&](const Excused& each) { return domain == each.domain && text == each.text; };
  if ((level & G_LOG_LEVEL_CRITICAL) != 0 && std::ranges::none_of(excused, is_excused))
    ADD_FAILURE() << domain << " is critical of its caller: " << text;
  return g_log_writer_default(level, fields, count, nullptr);
}

[[maybe_unused]] const bool listening = [] {
  g_log_set_writer_func(write, nullptr, nullptr);
  return true;
}();

} // namespace
