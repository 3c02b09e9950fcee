// SPDX-License-Identifier: EUPL-1.2
#include "portal/worked_rules.h"

#include "base/glib_pointers.h"
#include "portal/file_mode.h"
#include "portal/key_file.h"
#include "portal/layering.h"
#include "portal/meaning.h"

#include <glib/gstdio.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

namespace portal {

namespace {

constexpr std::size_t most_notes = 500;

std::string text_of(const Selector& selector) {
  return selector.locator() == nullptr ? selector.xpath() : to_text(*selector.locator());
}

/// Of all that says which page it is and what is done on it, each part with its length, so that none runs into another.
std::string hash_of(const PageRule& rule) {
  std::vector<std::string> parts{std::string{word_for(rule.meaning)}};
  parts.insert(parts.end(), rule.addresses.begin(), rule.addresses.end());
  parts.emplace_back(); // where the addresses end
  parts.insert(parts.end(), rule.words.begin(), rule.words.end());
  parts.insert(parts.end(), {"", text_of(rule.present), text_of(rule.press), text_of(rule.option), text_of(rule.opener),
                             text_of(rule.more), rule.option_label, rule.option_detail, rule.option_select});
  std::string all;
  for (const auto& part : parts)
    all += std::to_string(part.size()) + ":" + part;
  const base::TextPtr hash{
      g_compute_checksum_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(all.data()), all.size())};
  return hash.get();
}

} // namespace

bool is_day(const std::string& text) {
  GDate day;
  g_date_clear(&day, 1);
  g_date_set_parse(&day, text.c_str());
  constexpr std::size_t iso_length = 10; // 2026-10-07: GDate would also take other ways to write a day
  return text.size() == iso_length && text[4] == '-' && text[7] == '-' && g_date_valid(&day) != 0;
}

WorkedRules::WorkedRules(std::string path) : m_path{std::move(path)} {
  read();
}

void WorkedRules::read() {
  m_notes.clear();
  const auto loaded = KeyFile::load(m_path);
  const auto* file = std::get_if<KeyFile>(&loaded);
  if (file == nullptr)
    return;
  for (const auto& group : file->groups()) {
    if (!group.starts_with(page_prefix) || m_notes.size() >= most_notes)
      continue;
    try {
      Note note{file->text(group, "rule"), file->text(group, "worked")};
      if (is_day(note.day))
        m_notes.emplace(group.substr(page_prefix.size()), std::move(note));
    } catch (const KeyFileError&) {
      g_debug("A note of a rule that nobody can read is lost, and no other");
    }
  }
}

std::optional<std::string> WorkedRules::day(const PageRule& rule) const {
  const auto found = m_notes.find(rule.name);
  return found == m_notes.end() || found->second.hash != hash_of(rule) ? std::nullopt
                                                                       : std::optional{found->second.day};
}

bool WorkedRules::note(const PageRule& rule, const std::string& day) {
  read();
  Note note{hash_of(rule), day};
  auto& known = m_notes[rule.name];
  if (known == note)
    return true;
  known = std::move(note);
  return write();
}

bool WorkedRules::forget_learned(const std::vector<std::string>& kept) {
  read();
  const auto forgotten = std::erase_if(m_notes, [&kept](const auto& note) {
    return is_learned(note.first) && std::find(kept.begin(), kept.end(), note.first) == kept.end();
  });
  return forgotten == 0 || write();
}

bool WorkedRules::write() const {
  const base::KeyFilePtr file{g_key_file_new()};
  g_key_file_set_string(file.get(), portal_group.c_str(), "format", "1");
  for (const auto& [name, note] : m_notes) {
    const auto group = std::string{page_prefix} + name;
    g_key_file_set_string(file.get(), group.c_str(), "rule", note.hash.c_str());
    g_key_file_set_string(file.get(), group.c_str(), "worked", note.day.c_str());
  }
  gsize size = 0;
  const base::TextPtr text{g_key_file_to_data(file.get(), &size, nullptr)};
  const auto folder = std::filesystem::path{m_path}.parent_path().string();
  return g_mkdir_with_parents(folder.c_str(), folder_for_its_user) == 0 &&
         g_file_set_contents_full(m_path.c_str(), text.get(), static_cast<gssize>(size), G_FILE_SET_CONTENTS_CONSISTENT,
                                  for_its_user, nullptr) != 0;
}

} // namespace portal
