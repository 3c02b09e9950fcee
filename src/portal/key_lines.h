// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace portal {

/// On which line of a key file each group and key stands: GKeyFile does not tell. Lines count from 1.
class KeyLines {
public:
  explicit KeyLines(std::string_view text);

  /// Of the key; of its group when it is not there; of nothing (0) when that is not there either. An empty key stands
  /// for the group itself.
  [[nodiscard]] std::size_t line_of(const std::string& group, const std::string& key) const;

  /// A line that is no good in any description.
  struct Fault {
    std::size_t line = 0;
    std::string group;
    std::string key;
    std::string expected;
  };

  /// The first one: neither group, key nor comment; or a group or key for the second time, which GKeyFile would take
  /// for one.
  [[nodiscard]] const std::optional<Fault>& fault() const { return m_fault; }

private:
  void read(std::string_view line, std::size_t number);
  void note(const std::string& key, std::size_t number);
  void note_fault(std::size_t line, const std::string& key, std::string expected);

  std::string m_group;
  std::map<std::pair<std::string, std::string>, std::size_t> m_lines; ///< by group and key
  std::optional<Fault> m_fault;
};

} // namespace portal
