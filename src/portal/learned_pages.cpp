// SPDX-License-Identifier: EUPL-1.2
#include "portal/learned_pages.h"

#include "base/glib_pointers.h"
#include "portal/address.h"
#include "portal/file_mode.h"
#include "portal/key_file.h"
#include "portal/layering.h"
#include "portal/meaning.h"
#include "portal/shown_hosts.h"

#include <glib/gstdio.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace portal {

namespace {

std::string first_of(const std::vector<std::string>& list) {
  return list.empty() ? std::string{} : list.front();
}

std::optional<Locator> read_locator(const KeyFile& file, const std::string& group, const std::string& key) {
  auto locator = parse_locator(file.text(group, key));
  auto* read = std::get_if<Locator>(&locator);
  return read == nullptr ? std::nullopt : std::optional{std::move(*read)};
}

LearnedPage read(const KeyFile& file, const std::string& group) {
  LearnedPage page{.name = group.substr(page_prefix.size()),
                   .address = first_of(file.list(group, "addresses")),
                   .meaning = meaning_from(file.text(group, "meaning")).value_or(Meaning::way_in),
                   .press = read_locator(file, group, "press"),
                   .option = read_locator(file, group, "option"),
                   .opener = read_locator(file, group, "open"),
                   .more = read_locator(file, group, "more")};
  if (const auto words = first_of(file.list(group, "words")); file.text(group, "press") == press_path(words))
    page.press = press_locator(words);
  return page;
}

/// It is as this class writes it, and of its file's own making.
bool is_right(const LearnedPage& page) {
  if (!may_be_learned(page) || !(is_choice(page.meaning) ? page.option : page.press))
    return false;
  return page.name == name_of(page) || page.name.starts_with(name_of(page) + " ");
}

void add(GKeyFile* file, const LearnedPage& page, const std::string& service) {
  const auto group = std::string{page_prefix} + page.name;
  const auto set = [file, &group](const char* key, const std::string& value) {
    g_key_file_set_string(file, group.c_str(), key, value.c_str());
  };
  const auto set_list = [file, &group](const char* key, const std::string& value) {
    const char* const list[] = {value.c_str()}; // NOLINT(modernize-avoid-c-arrays): GLib's
    g_key_file_set_string_list(file, group.c_str(), key, list, 1);
  };
  set("meaning", std::string{word_for(page.meaning)});
  set_list("addresses", page.address);
  if (!service.empty())
    set_list("services", service);
  set("present", to_text(page.opener ? *page.opener : page.option ? *page.option : *page.press));
  if (page.option)
    set("option", to_text(*page.option));
  if (page.opener)
    set("open", to_text(*page.opener));
  if (page.more)
    set("more", to_text(*page.more));
  if (page.press)
    set("press", to_text(*page.press));
  set("verified", "false");
}

} // namespace

LearnedPages::LearnedPages(std::string path, bool practice, std::string service)
    : m_path{std::move(path)}, m_practice{practice}, m_service{std::move(service)} {
}

std::vector<LearnedPages::Entry> LearnedPages::entries() const {
  const auto loaded = KeyFile::load(m_path);
  const auto* file = std::get_if<KeyFile>(&loaded);
  std::vector<Entry> entries;
  if (file == nullptr)
    return entries;
  for (const auto& group : file->groups()) {
    if (!group.starts_with(page_prefix))
      continue;
    try {
      if (auto page = read(*file, group); is_right(page))
        entries.push_back({std::move(page), first_of(file->list(group, "services"))});
    } catch (const KeyFileError&) {
      g_debug("A learned page that nobody can read is lost, and no other");
    }
  }
  return entries;
}

std::vector<LearnedPage> LearnedPages::all() const {
  std::vector<LearnedPage> pages;
  for (auto& entry : entries())
    pages.push_back(std::move(entry.page));
  return pages;
}

bool LearnedPages::remember(std::vector<LearnedPage> pages, const std::vector<std::string>& kept) const {
  auto known = entries();
  std::erase_if(known, [&](const Entry& each) {
    const bool is_of_this_way = each.service.empty() || each.service == m_service;
    const bool is_kept = std::find(kept.begin(), kept.end(), each.page.name) != kept.end();
    return is_of_this_way && !is_kept && std::any_of(pages.begin(), pages.end(), [&each](const LearnedPage& page) {
             return page.address == each.page.address;
           });
  });
  const auto is_taken = [&known](const std::string& name) {
    return std::any_of(known.begin(), known.end(), [&name](const Entry& each) { return each.page.name == name; });
  };
  std::reverse(pages.begin(), pages.end());
  std::stable_partition(pages.begin(), pages.end(), [](const LearnedPage& page) { return page.option.has_value(); });
  for (auto& page : pages) {
    std::size_t number = 1;
    while (is_taken(name_of(page, number)))
      ++number;
    page.name = name_of(page, number);
    known.push_back({std::move(page), m_service});
  }
  // The new ones first: what a page shows today counts before what it showed.
  std::rotate(known.begin(), known.end() - static_cast<std::ptrdiff_t>(pages.size()), known.end());
  return keep(known, hosts());
}

std::vector<std::string> LearnedPages::hosts() const {
  const auto loaded = KeyFile::load(m_path);
  const auto* file = std::get_if<KeyFile>(&loaded);
  if (file == nullptr)
    return {};
  try {
    auto known = file->list(portal_group, accepted_hosts);
    std::erase_if(known, [](const std::string& host) { return !may_host_be_learned(host); });
    return known;
  } catch (const KeyFileError&) {
    g_debug("Hosts that nobody can read are lost, and no page");
    return {};
  }
}

bool LearnedPages::remember_hosts(const std::vector<std::string>& more) const {
  auto known = hosts();
  for (const auto& host : more)
    if (may_host_be_learned(host) && !contains(known, host))
      known.push_back(host);
  return keep(entries(), known);
}

bool LearnedPages::forget_host(const std::string& host) const {
  auto known = hosts();
  return std::erase(known, host) == 0 || keep(entries(), known);
}

bool LearnedPages::forget(const std::string& name) const {
  auto known = entries();
  if (std::erase_if(known, [&name](const Entry& each) { return each.page.name == name; }) == 0)
    return true;
  return keep(known, hosts());
}

bool LearnedPages::forget_all() const {
  return g_unlink(m_path.c_str()) == 0 || !std::filesystem::exists(m_path);
}

bool LearnedPages::export_to(const std::string& path, std::vector<std::string> shown) const {
  const auto own = hosts();
  shown.insert(shown.end(), own.begin(), own.end());
  auto known = entries();
  std::erase_if(known, [&shown](const Entry& each) {
    const auto address = parse_address(each.page.address);
    return !address || !is_shown(shown, address->host);
  });
  return write(known, own, {.path = path, .mode = for_all, .hosts_key = "hosts"});
}

bool LearnedPages::keep(const std::vector<Entry>& entries, const std::vector<std::string>& hosts) const {
  if (entries.empty() && hosts.empty())
    return forget_all();
  const auto folder = std::filesystem::path{m_path}.parent_path().string();
  return g_mkdir_with_parents(folder.c_str(), folder_for_its_user) == 0 &&
         write(entries, hosts, {.path = m_path, .mode = for_its_user, .hosts_key = accepted_hosts});
}

bool LearnedPages::write(const std::vector<Entry>& entries, const std::vector<std::string>& hosts,
                         const File& target) const {
  const base::KeyFilePtr file{g_key_file_new()};
  g_key_file_set_string(file.get(), portal_group.c_str(), "format", "1");
  if (m_practice)
    g_key_file_set_boolean(file.get(), portal_group.c_str(), "practice", TRUE);
  if (!hosts.empty()) {
    std::vector<const char*> list;
    for (const auto& host : hosts)
      list.push_back(host.c_str());
    g_key_file_set_string_list(file.get(), portal_group.c_str(), target.hosts_key, list.data(), list.size());
  }
  for (const auto& [page, service] : entries)
    add(file.get(), page, service);
  gsize size = 0;
  const base::TextPtr text{g_key_file_to_data(file.get(), &size, nullptr)};
  return g_file_set_contents_full(target.path.c_str(), text.get(), static_cast<gssize>(size),
                                  G_FILE_SET_CONTENTS_CONSISTENT, target.mode, nullptr) != 0;
}

} // namespace portal
