// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/page_rule.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace portal {

/// On which day each rule for a page last recognised its page and led on to the next step, as its user met it. Kept for
/// its user only: the day, the rule's name, and a hash of the rule; a rule that was changed since did not work yet.
/// What is wrong in the file, or all of it, is as if it were not there. day() knows what was in it at the beginning,
/// and what was noted since; what is written goes by the file as it is then, so that nothing comes back that was
/// forgotten.
class WorkedRules {
public:
  explicit WorkedRules(std::string path);

  /// As 2026-11-30.
  [[nodiscard]] std::optional<std::string> day(const PageRule& rule) const;

  /// `day`: as 2026-11-30. Says whether it is in the file now.
  bool note(const PageRule& rule, const std::string& day);

  /// Forgets learned pages, but for those named `kept`. Says whether the file has no other one now.
  bool forget_learned(const std::vector<std::string>& kept);

private:
  struct Note {
    std::string hash;
    std::string day;

    bool operator==(const Note&) const = default;
  };

  void read();
  [[nodiscard]] bool write() const;

  std::string m_path;
  std::map<std::string, Note> m_notes; ///< by the rule's name
};

/// A day as in 2026-11-30, and none that there is not.
[[nodiscard]] bool is_day(const std::string& text);

} // namespace portal
