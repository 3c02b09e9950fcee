// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/optioncontext.h>
#include <glibmm/optionentry.h>
#include <glibmm/optiongroup.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace simulator {

/// The options are wrong; what() says what is.
class OptionsError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Options as they are typed, in the order of the help. Glib::OptionGroup writes into the variables it was given.
class OptionList {
public:
  OptionList() : m_group{"practice", ""} {}

  template <typename Value>
  void add(const char* name, Value& value, const Glib::ustring& description, const Glib::ustring& argument = {}) {
    Glib::OptionEntry entry;
    entry.set_long_name(name);
    entry.set_description(description);
    entry.set_arg_description(argument);
    if constexpr (std::is_same_v<Value, std::string>)
      m_group.add_entry_filename(entry, value);
    else
      m_group.add_entry(entry, value);
    m_names.push_back(std::string{"--"} + name);
  }

  /// As they are typed: "--lesson".
  [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

  /// Reads them, and nothing else may be there. `summary` and `description` stand in the help before them and after;
  /// when that is asked for, it is printed, and the program ends.
  ///
  /// Throws OptionsError.
  void read(int argc, char** argv, const Glib::ustring& summary = {}, const Glib::ustring& description = {});

private:
  Glib::OptionGroup m_group;
  std::vector<std::string> m_names;
};

/// What an option's word means; `meanings` are pairs of word and meaning. Returns nothing for a word that is not there.
template <typename Meanings>
[[nodiscard]] auto meaning_of(std::string_view word, const Meanings& meanings)
    -> std::optional<typename Meanings::value_type::second_type> {
  for (const auto& [each, meaning] : meanings)
    if (word == each)
      return meaning;
  return std::nullopt;
}

/// Their words, with | between them.
template <typename Meanings>
[[nodiscard]] Glib::ustring words_of(const Meanings& meanings) {
  Glib::ustring words;
  for (const auto& [each, meaning] : meanings)
    words += Glib::ustring{words.empty() ? "" : "|"} + each;
  return words;
}

/// Each throws OptionsError where what was typed does not fit; `option` is the option as it is typed.
void check_range(int typed, const char* option, int lowest, int highest);
/// `words`: those that fit, with | between them.
void check_word(bool fits, const char* option, const Glib::ustring& words);
/// Two options that exclude each other.
void check_beside(bool fits, const char* option, const char* other);
/// An option that needs another one.
void check_needs(bool fits, const char* option, const char* other);

} // namespace simulator
