// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "checkup/line.h"

#include <glibmm/ustring.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace checkup {

/// A whole check-up.
struct Report {
  bool practice = false;
  std::vector<Line> lines{};

  /// The worst of its lines.
  [[nodiscard]] State state() const;
};

/// What to do about a failure, in the user's language.
using RemedyFor = std::function<std::string(signin::Failure)>;

/// In the user's language.
[[nodiscard]] Glib::ustring name_of(Check check);
[[nodiscard]] Glib::ustring name_of(State state);

/// The stable word for programs: "reader-service", "look".
[[nodiscard]] const char* word_for(Check check);
[[nodiscard]] const char* word_for(State state);

/// For a person, in lines: what the command line prints, and what the window copies and saves.
[[nodiscard]] std::string to_text(const Report& report, const RemedyFor& remedy);

/// For programs: see doc/check-up.md. One line.
[[nodiscard]] std::string to_json(const Report& report, const RemedyFor& remedy);

/// How primaweb-session hands a report to another process of itself.
[[nodiscard]] std::string to_wire(const Report& report);
/// Nothing for what to_wire() did not write.
[[nodiscard]] std::optional<Report> from_wire(const std::string& text);

} // namespace checkup
