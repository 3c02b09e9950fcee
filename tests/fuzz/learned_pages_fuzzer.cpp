// SPDX-License-Identifier: EUPL-1.2
// The files that the launcher writes of its walks, were anybody to write into them: learned pages, and what worked.
#include "fuzz_input.h"
#include "portal/address.h"
#include "portal/layering.h"
#include "portal/learned_pages.h"
#include "portal/worked_rules.h"
#include "require.h"

#include <glib.h>
#include <glib/gstdio.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace {

using fuzz::require;
using portal::LearnedPage;
using portal::LearnedPages;

/// A folder in memory where there is one.
class Folder {
public:
  Folder() {
    std::string folder = g_file_test("/dev/shm", G_FILE_TEST_IS_DIR) != FALSE ? "/dev/shm" : g_get_tmp_dir();
    folder += "/fuzz-learned.XXXXXX";
    require(g_mkdtemp(folder.data()) != nullptr, "a folder for the inputs");
    m_path = folder;
  }

  ~Folder() {
    for (const char* name : {"/learned", "/again", "/worked"})
      g_unlink((m_path + name).c_str());
    g_rmdir(m_path.c_str());
  }

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;

  [[nodiscard]] std::string path(const char* name) const { return m_path + "/" + name; }

private:
  std::string m_path;
};

/// In any order, as where a page is new it stands first.
bool has(const std::vector<LearnedPage>& pages, const LearnedPage& page) {
  return std::find(pages.begin(), pages.end(), page) != pages.end();
}

void check_pages(const Folder& folder) {
  const LearnedPages read{folder.path("learned"), false, portal::default_service};
  const auto pages = read.all();
  for (const auto& page : pages) {
    require(portal::may_be_learned(page), "only what may be kept was learned");
    require(page.press || page.option, "something is pressed or chosen on a learned page");
    require(portal::is_learned(page.name), "a learned page is called so");
  }
  std::vector<std::string> hosts;
  for (const auto& page : pages)
    hosts.push_back(portal::parse_address(page.address)->host);
  require(read.export_to(folder.path("again"), hosts), "what was learned can be written");
  const LearnedPages again{folder.path("again"), false, portal::default_service};
  require(again.all() == pages, "a road is read as it was written");
  const LearnedPage taught{
      .name = {}, .address = "https://portal.example.be/taught", .press = portal::press_locator("Verder")};
  require(again.remember({taught}, {}), "another page can be taught");
  const auto more = again.all();
  for (const auto& page : pages)
    require(page.address == taught.address || has(more, page), "nothing else is lost by it");
  require(std::any_of(more.begin(), more.end(), [&](const auto& page) { return page.press == taught.press; }),
          "what was taught is known");
  for (const auto& page : more)
    require(again.forget(page.name), "a page can be forgotten");
  require(again.all().empty(), "what was forgotten is gone");
}

void check_worked(const Folder& folder) {
  portal::PageRule rule;
  rule.name = "p";
  rule.addresses = {"https://a.be/*"};
  portal::WorkedRules read{folder.path("worked")};
  if (const auto day = read.day(rule))
    require(portal::is_day(*day), "what worked has a day");
  require(read.note(rule, "2026-11-30"), "what worked can be written");
  require(portal::WorkedRules{folder.path("worked")}.day(rule) == "2026-11-30", "what worked is known");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  const auto bytes = fuzz::Input{data, size}.rest();
  const std::string text{bytes.begin(), bytes.end()};
  for (const char* name : {"learned", "worked"})
    require(g_file_set_contents_full(folder.path(name).c_str(), text.data(), static_cast<gssize>(text.size()),
                                     G_FILE_SET_CONTENTS_NONE, 0600, nullptr) != FALSE,
            "a file for an input");
  check_pages(folder);
  check_worked(folder);
  return 0;
}
