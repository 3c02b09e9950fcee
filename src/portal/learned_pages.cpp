// SPDX-License-Identifier: EUPL-1.2
#include "portal/learned_pages.h"

#include "portal/key_file.h"
#include "portal/layering.h"
#include "portal/meaning.h"

#include <glib/gstdio.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace portal {

namespace {

constexpr int for_its_user = 0600;
constexpr int for_all = 0644;
constexpr int folder_for_its_user = 0700;

LearnedPage read(const KeyFile& file, const std::string& group) {
  const auto first = [](const std::vector<std::string>& list) { return list.empty() ? std::string{} : list.front(); };
  return {.address = first(file.list(group, "addresses")),
          .words = first(file.list(group, "words")),
          .meaning = meaning_from(file.text(group, "meaning")).value_or(Meaning::way_in),
          .leads_to = file.text(group, "leads-to")};
}

void add(GKeyFile* file, const LearnedPage& page) {
  const auto group = std::string{page_prefix} + name_of(page);
  const auto set = [file, &group](const char* key, std::string_view value) {
    g_key_file_set_string(file, group.c_str(), key, std::string{value}.c_str());
  };
  const auto set_list = [file, &group](const char* key, const std::string& value) {
    const char* const list[] = {value.c_str()}; // NOLINT(modernize-avoid-c-arrays): GLib's
    g_key_file_set_string_list(file, group.c_str(), key, list, 1);
  };
  set("meaning", word_for(page.meaning));
  set_list("addresses", page.address);
  set("present", once_path(page.words));
  set_list("words", page.words);
  set("press", press_path(page.words));
  set("leads-to", page.leads_to);
  set("verified", "false");
}

} // namespace

LearnedPages::LearnedPages(std::string path, bool practice) : m_path{std::move(path)}, m_practice{practice} {
}

std::vector<LearnedPage> LearnedPages::all() const {
  const auto loaded = KeyFile::load(m_path);
  const auto* file = std::get_if<KeyFile>(&loaded);
  std::vector<LearnedPage> pages;
  if (file == nullptr)
    return pages;
  try {
    for (const auto& group : file->groups())
      if (auto page = read(*file, group);
          may_be_learned({page.address, page.words}, {}) && group == std::string{page_prefix} + name_of(page))
        pages.push_back(std::move(page));
  } catch (const Fault&) {
    return {};
  }
  return pages;
}

bool LearnedPages::remember(const LearnedPage& page) const {
  auto pages = all();
  pages.erase(std::remove_if(pages.begin(), pages.end(),
                             [&page](const LearnedPage& each) { return each.address == page.address; }),
              pages.end());
  pages.push_back(page);
  const auto folder = std::filesystem::path{m_path}.parent_path().string();
  return g_mkdir_with_parents(folder.c_str(), folder_for_its_user) == 0 && write(pages, m_path, for_its_user);
}

bool LearnedPages::forget(const std::string& name) const {
  auto pages = all();
  const auto kept =
      std::remove_if(pages.begin(), pages.end(), [&name](const LearnedPage& each) { return name_of(each) == name; });
  if (kept == pages.end())
    return true;
  pages.erase(kept, pages.end());
  return pages.empty() ? forget_all() : write(pages, m_path, for_its_user);
}

bool LearnedPages::forget_all() const {
  return g_unlink(m_path.c_str()) == 0 || !std::filesystem::exists(m_path);
}

bool LearnedPages::export_to(const std::string& path) const {
  return write(all(), path, for_all);
}

bool LearnedPages::write(const std::vector<LearnedPage>& pages, const std::string& path, int mode) const {
  const std::unique_ptr<GKeyFile, decltype(&g_key_file_unref)> file{g_key_file_new(), g_key_file_unref};
  g_key_file_set_string(file.get(), portal_group.c_str(), "format", "1");
  if (m_practice)
    g_key_file_set_boolean(file.get(), portal_group.c_str(), "practice", TRUE);
  for (const auto& page : pages)
    add(file.get(), page);
  gsize size = 0;
  const std::unique_ptr<char, decltype(&g_free)> text{g_key_file_to_data(file.get(), &size, nullptr), g_free};
  return g_file_set_contents_full(path.c_str(), text.get(), static_cast<gssize>(size), G_FILE_SET_CONTENTS_CONSISTENT,
                                  mode, nullptr) != 0;
}

} // namespace portal
